// A score card: one organization's points on every node of a rule set.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "common/base/rational.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo {

// What is known of a node's points.
enum class NodeState {
  kScored,
  kNotDeclared,  // the organization has not declared
  kNotAssessed,  // left out for this organization
};

// One node's points.
struct NodeScore {
  std::string node;
  NodeState state = NodeState::kNotAssessed;
  Rational points;                     // only if scored
  std::optional<Rational> max_points;  // none if the group is not assessed on the node
  std::string level;                   // components and the total, if scored
  AnswersTo answers;                   // criteria only
  std::vector<event::v1::Basis>
      bases;           // of the answers that count at and below the node, ascending, each once
  std::string reason;  // why it is not assessed
};

// A criterion that a sheet does not answer as the rules of a replay ask, or that was dropped.
struct ReplayNote {
  std::string criterion;  // of these rules, or of the amended ones if it was dropped
  std::string title;      // its title
  std::string what;       // why there is no answer, and what that gave; for people, in Vietnamese
};

// One organization's points on every node.
struct ScoreCard {
  std::string organization;
  std::string name;
  std::string group;
  campaign::v1::Participation participation = campaign::v1::PARTICIPATION_UNSPECIFIED;
  std::string reason;
  bool declared = false;
  Revision sheet_revision;
  std::vector<NodeScore> nodes;               // as RuleSet::nodes
  std::vector<std::string> unknown_criteria;  // answered, but not in the rule set; ascending
  std::string card_sha256;  // of the salted CSV, 32 bytes (FORMAT.md); empty if any answer is hypothetical
  std::vector<ReplayNote> replay_notes;  // in the order of the rules, then what was dropped, by id
};

}  // namespace thuocdo

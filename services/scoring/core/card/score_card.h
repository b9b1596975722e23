// A score card: one organization's points on every node of a rule set.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "common/base/rational.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/card/reasons.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::scoring {

// Whether a node has points.
enum class NodeState {
  kScored,
  kNotDeclared,  // the organization has not declared, or an answer counts as not submitted
  kNotAssessed,  // excluded for this organization
};

// The points of one node.
struct NodeScore {
  std::string node;
  NodeState state = NodeState::kNotAssessed;
  Rational points;                      // only if scored
  std::optional<Rational> max_points;   // none if the group has no maximum on the node
  std::string level;                    // components and the total, if scored
  streams::AnswersTo answers;           // criteria only
  std::vector<event::v1::Basis> bases;  // of the effective answers at and below the node, ascending, distinct
  ExclusionReason exclusion = ExclusionReason::kStated;  // why it is not assessed
  std::string reason;                                    // as it was stated
};

// A criterion that a sheet does not answer as the rules of a replay require, or that these rules dropped.
struct ReplayNote {
  std::string criterion;  // its id in these rules, or in the amended ones if it was dropped
  std::string title;      // its title
  UnansweredCriterion unanswered;
};

// The points of one organization on every node.
struct ScoreCard {
  std::string organization;
  std::string name;
  std::string group;
  campaign::v1::Participation participation = campaign::v1::PARTICIPATION_UNSPECIFIED;
  std::string reason;
  bool declared = false;
  Revision sheet_revision;
  std::vector<NodeScore> nodes;               // parallel to RuleSet::nodes
  std::vector<std::string> unknown_criteria;  // answered criteria that the rule set does not have; ascending
  std::string card_sha256;  // of the salted CSV, 32 bytes (FORMAT.md); empty if any answer is hypothetical
  std::vector<ReplayNote> replay_notes;  // in the order of the rules, then what was dropped, by id
};

// Returns the card of `organization`; null if there is none.
const ScoreCard* FindCard(const std::vector<ScoreCard>& cards, const std::string& organization);

}  // namespace thuocdo::scoring

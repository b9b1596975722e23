// Score cards: a pure function of a rule set and the answers that count.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/rational.h"
#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

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
  std::string card_sha256;               // of the salted CSV, 32 bytes (FORMAT.md); empty if it is supposed
  std::vector<ReplayNote> replay_notes;  // in the order of the rules, then what was dropped, by id
};

// What the cards of a campaign are computed from.
struct ScoringInput {
  const RuleSet* rules = nullptr;
  const campaign::v1::CampaignDefinition* definition = nullptr;
  std::map<std::string, SheetState> sheets;  // by organization; one that is absent said nothing
  std::map<std::string, std::string> names;  // by organization
  bool replay = false;                       // `rules` are not the campaign's own
  // From the campaign's own rules on to those that `rules` amends; empty if `rules` are its own, or have
  // nothing to do with them: answers are then taken by their criteria's ids.
  std::vector<const RuleSet*> amended;
  // Answers that are to count under `rules` as corrections would (suppose.h).
  std::vector<scoring::v1::SupposedAnswer> supposed = {};
};

// The cards of everyone on the roster, by organization id.
//
// A sheet with an answer that does not fit its criterion under these rules (a replay) counts as missing
// there; amended rules carry answers first (carry.h), then comes what is supposed. Returns INVALID_ARGUMENT
// if the roster names a group or node that the rules do not have, or maxima that do not fit them; and what
// Suppose returns.
absl::StatusOr<std::vector<ScoreCard>> ScoreCampaign(const ScoringInput& input);

// The card as CSV: `node,state,answer,points,max_points,level`, points exact (FORMAT.md).
std::string CardCsv(const ScoreCard& card);

}  // namespace thuocdo

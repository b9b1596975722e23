// Summarizes, by group and criterion, which answers a replay is missing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/scoring/core/card/reasons.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::ranking {

// The most units that a note names.
constexpr size_t kReplayNoteNamesMax = 20;

// Units of a group that do not answer a criterion as the rules of a replay require, or whose answer has no
// effect.
struct GroupReplayNote {
  std::string group;
  std::string criterion;
  std::string title;  // of the criterion; empty if no rule set of the view has it
  scoring::UnansweredCriterion unanswered;
  uint32_t units = 0;
  uint32_t declared_units = 0;             // of the whole group
  std::vector<std::string> organizations;  // ids of the units, ascending; at most kReplayNoteNamesMax
};

// Returns the notes of the cards of `view` about criteria below the components of `tables`, each for its
// group: in the order of the groups and criteria of the view, then criteria that its rules do not have, by
// id. Returns nothing if the rules are those of the campaign itself.
std::vector<GroupReplayNote> SummarizeReplayNotes(const scoring::CampaignView& view,
                                                  const std::vector<scoring::ScoreCard>& cards,
                                                  const std::vector<campaign::v1::TableDefinition>& tables);

}  // namespace thuocdo::ranking

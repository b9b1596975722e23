// What had no answer in a replay, summed up by group and criterion.
#pragma once

#include <string>
#include <vector>

#include "services/scoring/core/campaign_view.h"

namespace thuocdo {

// So many units are named in a note.
constexpr size_t kReplayNoteNamesMax = 20;

// What units of a group do not answer as the rules of a replay ask, or answer for nothing.
struct GroupReplayNote {
  std::string group;
  std::string criterion;
  std::string title;  // of the criterion; empty if no rule set of the view has it
  std::string what;   // why, and what that gave; for people, in Vietnamese
  uint32_t units = 0;
  uint32_t declared_units = 0;             // of the whole group
  std::vector<std::string> organizations;  // the units' ids, ascending; kReplayNoteNamesMax at most
};

// The notes of the cards of `view` about criteria below the components of `tables`, each for its group: in
// the order of the view's groups and criteria, then about criteria that its rules do not have, by id. None if
// the rules are the campaign's own.
std::vector<GroupReplayNote> SumUpReplayNotes(const CampaignView& view, const std::vector<ScoreCard>& cards,
                                              const std::vector<campaign::v1::TableDefinition>& tables);

}  // namespace thuocdo

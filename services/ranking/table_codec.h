// Converts tables and replay notes to messages.
#pragma once

#include <string>
#include <vector>

#include "common/rules/model/rule_set.h"
#include "services/ranking/core/tables/replay_notes.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// Returns the title of a group of `rules`; `id` if there is no such group.
std::string GroupTitle(const rules::RuleSet& rules, const std::string& id);

// Returns `table` with its numbers rounded for print by `rules`, exact points beside them, and its CSV with
// the digest.
ranking::v1::Table TableToProto(const rules::RuleSet& rules, const Table& table);

// Returns how the answers of `view`, a replay, were migrated, and `notes`.
ranking::v1::Replay ReplayToProto(const scoring::CampaignView& view,
                                  const std::vector<GroupReplayNote>& notes);

}  // namespace thuocdo::ranking

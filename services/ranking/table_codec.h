// Tables, and what had no answer in them, as messages.
#pragma once

#include <string>
#include <vector>

#include "common/rules/rule_set.h"
#include "services/ranking/core/replay_notes.h"
#include "services/ranking/core/table.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// The title of a group of `rules`; its id if there is no such group.
std::string GroupTitle(const RuleSet& rules, const std::string& id);

// `table` as it is sent: numbers rounded for print by `rules`, exact points beside them, and the CSV with its
// digest.
ranking::v1::Table TableToProto(const RuleSet& rules, const Table& table);

// Of a view under other rules than the campaign's own: how answers were carried, and `notes`.
ranking::v1::Replay ReplayToProto(const CampaignView& view, const std::vector<GroupReplayNote>& notes);

}  // namespace thuocdo

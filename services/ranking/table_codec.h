// Tables as messages.
#pragma once

#include "common/rules/rule_set.h"
#include "services/ranking/core/table.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// `table` as it is sent: numbers rounded for print by `rules`, exact points beside them, and the CSV with its
// digest.
ranking::v1::Table TableToProto(const RuleSet& rules, const Table& table);

}  // namespace thuocdo

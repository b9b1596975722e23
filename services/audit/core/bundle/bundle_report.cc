#include "services/audit/core/bundle/bundle_report.h"

#include <algorithm>

namespace thuocdo::audit {

bool BundleReport::holds() const {
  return std::all_of(statements.begin(), statements.end(),
                     [](const Statement& statement) { return statement.verdict == Verdict::kHolds; });
}

}  // namespace thuocdo::audit

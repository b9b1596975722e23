// Checks the tables of a bundle: that they are the published ones, and the rows of the organization in them.
#pragma once

#include <vector>

#include "common/rules/model/rule_set.h"
#include "services/audit/core/bundle/bundle_problem.h"
#include "services/audit/core/bundle/bundle_publication.h"
#include "services/audit/core/bundle/bundle_report.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::audit {

// Checks that the tables of `bundle` are those whose digests are published, and that these are the tables of
// the campaign.
BundleCheckResult CheckTables(const audit::v1::AuditBundle& bundle, const BundlePublication& publication);

// Checks that the rows of the organization follow from `card`, and that the ranks in its tables follow from
// the rows by the rank rule. Rows are rounded for print: of two that print the same value, either may be
// ahead.
BundleCheckResult CheckPlaces(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                              const rules::RuleSet& rules, const scoring::ScoreCard& card,
                              std::vector<BundlePlace>& places);

}  // namespace thuocdo::audit

// A bundle's tables: that they are the published ones, and what they say of its organization.
#pragma once

#include <vector>

#include "common/rules/rule_set.h"
#include "services/audit/core/bundle_publication.h"
#include "services/scoring/core/score_card.h"

namespace thuocdo {

// Whether the tables of `bundle` are those whose digests are published, and these are the campaign's.
BundleFault CheckTables(const audit::v1::AuditBundle& bundle, const BundlePublication& publication);

// Whether the organization's rows say what follows from `card`, and ranks in its tables follow from the rows
// by the rule set's rule. Rows are as printed: of two that print the same, either may have more.
BundleFault CheckPlaces(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                        const RuleSet& rules, const ScoreCard& card, std::vector<BundlePlace>& places);

}  // namespace thuocdo

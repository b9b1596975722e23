// Recomputes the points of the organization of a bundle and compares them with the published card.
#pragma once

#include "common/rules/model/rule_set.h"
#include "services/audit/core/bundle/bundle_problem.h"
#include "services/audit/core/bundle/bundle_publication.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::audit {

// The recomputed points of the organization.
struct BundleScore {
  scoring::ScoreCard card;
  size_t criteria_taken = 0;  // criteria for which the numbers of the group were taken from the bundle
};

// Scores the sheet of `unit` again. The card must equal the one in `bundle`, whose digest must be the
// published one.
BundleCheckResult CheckPoints(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                              const rules::RuleSet& rules, const BundleUnit& unit, BundleScore& checked);

}  // namespace thuocdo::audit

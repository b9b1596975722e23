// The points of a bundle's organization: recomputed, and compared with the card that was published.
#pragma once

#include "common/rules/rule_set.h"
#include "services/audit/core/bundle_publication.h"
#include "services/scoring/core/score_card.h"

namespace thuocdo {

// What a bundle's organization gets.
struct BundleScore {
  ScoreCard card;
  size_t criteria_taken = 0;  // criteria whose group's numbers were taken as given
};

// Scores `unit`'s sheet once more: the card is the one in `bundle`, and that is the one whose digest is
// published.
BundleFault CheckPoints(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                        const RuleSet& rules, const BundleUnit& unit, BundleScore& checked);

}  // namespace thuocdo

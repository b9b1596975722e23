// Reads the proved records of a bundle: the publication, its rule set, and the sheet of the organization.
#pragma once

#include <string>

#include "common/base/ids.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/sheet.h"
#include "services/audit/core/bundle/bundle_problem.h"
#include "services/audit/core/bundle/bundle_records.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::audit {

// The publication that a bundle is about.
struct BundlePublication {
  Position position;  // of its event
  std::string digest;
  ranking::v1::PublicationManifest manifest;
  campaign::v1::CampaignDefinition definition;  // in force where the publication was computed
  campaign::v1::RosterEntry entry;              // of the organization
  ranking::v1::UnitDigest unit;                 // of the organization
};

// Reads the publication, which is the last record of the campaign. It must agree with the records before it.
BundleCheckResult CheckPublication(const BundleRecords& records, const std::string& organization,
                                   BundlePublication& checked);

// Reads the rule set that `publication` names.
BundleCheckResult CheckRules(const BundleRecords& records, const BundlePublication& publication,
                             rules::RuleSet& rules);

// The organization at the position where the publication was computed.
struct BundleUnit {
  std::string name;
  streams::SheetState sheet;
  size_t erased = 0;  // events whose payload was erased; later events replace their answers
};

// Folds the records of the organization. Its sheet must have the revisions that `publication` states, all
// before it.
BundleCheckResult CheckSheet(const BundleRecords& records, const BundlePublication& publication,
                             BundleUnit& checked);

}  // namespace thuocdo::audit

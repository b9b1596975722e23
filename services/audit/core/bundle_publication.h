// What a bundle's proved records say: what was published, under which rules, and the organization's sheet.
#pragma once

#include <string>

#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/sheet.h"
#include "services/audit/core/bundle_records.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {

// The publication that a bundle is about.
struct BundlePublication {
  Position position;  // of its event
  std::string digest;
  ranking::v1::PublicationManifest manifest;
  campaign::v1::CampaignDefinition definition;  // in force where the publication was computed
  campaign::v1::RosterEntry entry;              // the organization's
  ranking::v1::UnitDigest unit;                 // the organization's
};

// Reads the publication, which is the last of the campaign's records: it says of the campaign what these say.
BundleFault CheckPublication(const BundleRecords& records, const std::string& organization,
                             BundlePublication& checked);

// Reads the rule set that `publication` names.
BundleFault CheckRules(const BundleRecords& records, const BundlePublication& publication, RuleSet& rules);

// What is known of the organization where the publication was computed.
struct BundleUnit {
  std::string name;
  SheetState sheet;
  size_t erased = 0;  // so many of its events have no payload any more, and others stand in their place
};

// Folds the organization's records: its sheet has as many revisions as `publication` says, all before it.
BundleFault CheckSheet(const BundleRecords& records, const BundlePublication& publication,
                       BundleUnit& checked);

}  // namespace thuocdo

// Verifies a bundle with trusted keys only, without a server (services/audit/FORMAT.md).
#pragma once

#include "absl/strings/string_view.h"
#include "services/audit/core/bundle/bundle_records.h"
#include "services/audit/core/bundle/bundle_report.h"

namespace thuocdo::audit {

// Returns which claims hold for the bundle in the `bytes` of a file of any origin: relies on nothing that
// does not follow from a signature of `keys`. Claims that depend on one that does not hold are not checked;
// all others are. Everything that the report quotes from the bundle has passed SanitizeForTerminal.
BundleReport VerifyBundle(absl::string_view bytes, const TrustedKeys& keys);

}  // namespace thuocdo::audit

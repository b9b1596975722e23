// Checking a bundle with nothing but the keys of those who are believed (FORMAT.md).
#pragma once

#include "absl/strings/string_view.h"
#include "services/audit/core/bundle_records.h"
#include "services/audit/core/bundle_report.h"

namespace thuocdo {

// What holds of the bundle in a file's `bytes`, whoever made it: nothing in them is believed that does not
// follow from a signature of `keys`. Checks as much as it can: what depends on something that does not hold
// is not checked, everything else is. What the report quotes is OneLine of what stands in the bundle.
BundleReport VerifyBundle(absl::string_view bytes, const TrustedKeys& keys);

}  // namespace thuocdo

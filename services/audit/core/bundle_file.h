// Bundles as files (FORMAT.md).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/formats.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo {

inline constexpr size_t kBundleBytesMax = size_t{64} << 20;

// The bytes of a file with `bundle`. Returns RESOURCE_EXHAUSTED if there are more than kBundleBytesMax.
absl::StatusOr<std::string> FormatBundle(const audit::v1::AuditBundle& bundle);

// The bundle in a file's `bytes`.
//
// Returns INVALID_ARGUMENT in one sentence unless they are what FormatBundle writes: too many, not a bundle,
// of another format, with fields that are not known here, or not in the one form that a bundle has.
absl::StatusOr<audit::v1::AuditBundle> ParseBundle(absl::string_view bytes);

}  // namespace thuocdo

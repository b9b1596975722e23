// Bundles as files (services/audit/FORMAT.md).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/formats.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::audit {

inline constexpr size_t kBundleBytesMax = size_t{64} << 20;

// Returns the bytes of a file with `bundle`; RESOURCE_EXHAUSTED if they exceed kBundleBytesMax.
absl::StatusOr<std::string> FormatBundle(const audit::v1::AuditBundle& bundle);

// Parses the `bytes` of a file.
//
// Returns INVALID_ARGUMENT in one sentence unless FormatBundle could have written them: if they are too many,
// not a bundle, of another format, not canonical, or have unknown fields.
absl::StatusOr<audit::v1::AuditBundle> ParseBundle(absl::string_view bytes);

}  // namespace thuocdo::audit

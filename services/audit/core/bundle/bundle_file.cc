#include "services/audit/core/bundle/bundle_file.h"

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"

namespace thuocdo::audit {
namespace {

absl::Status NotABundle(absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("not a bundle: ", why));
}

std::string TooLarge(size_t bytes) {
  return absl::StrCat("it has ", bytes, " bytes, but a bundle has at most ", kBundleBytesMax);
}

}  // namespace

absl::StatusOr<std::string> FormatBundle(const audit::v1::AuditBundle& bundle) {
  std::string bytes = SerializeDeterministically(bundle);
  if (bytes.size() <= kBundleBytesMax) return bytes;
  return absl::ResourceExhaustedError(absl::StrCat("the bundle is too large: ", TooLarge(bytes.size())));
}

absl::StatusOr<audit::v1::AuditBundle> ParseBundle(absl::string_view bytes) {
  if (bytes.size() > kBundleBytesMax) return NotABundle(TooLarge(bytes.size()));
  audit::v1::AuditBundle bundle;
  const bool is_read = bundle.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  if (!is_read) return NotABundle("it is cut off or damaged");
  if (bundle.format() != kBundleFormat)
    return NotABundle(absl::StrCat("it is not of the format ", kBundleFormat));
  if (HasUnknownFields(bundle)) return NotABundle("it has fields that this program does not know");
  if (SerializeDeterministically(bundle) != bytes) return NotABundle("its bytes are not in canonical form");
  return bundle;
}

}  // namespace thuocdo::audit

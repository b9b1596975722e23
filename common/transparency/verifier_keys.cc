#include "common/transparency/verifier_keys.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"

namespace thuocdo::transparency {
namespace {

using note::VerifierKey;

absl::StatusOr<std::vector<VerifierKey>> ResolveVerifierKey(absl::string_view flag, const std::string& value,
                                                            ReadKeyFileFunction read_file) {
  const absl::StatusOr<VerifierKey> key = note::ParseVerifierKey(value);
  if (key.ok()) return std::vector<VerifierKey>{*key};
  const absl::StatusOr<std::string> text = read_file(value);
  if (!text.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(flag, " ", value,
                     " is neither a verifier key nor a readable file of verifier keys; give the key that "
                     "thuocdo key show prints"));
  }
  absl::StatusOr<std::vector<VerifierKey>> keys = ReadVerifierKeys(*text);
  if (!keys.ok()) return Annotate(keys.status(), absl::StrCat(flag, " ", value));
  return keys;
}

}  // namespace

absl::StatusOr<std::vector<VerifierKey>> ReadVerifierKeys(absl::string_view text) {
  std::vector<VerifierKey> keys;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipWhitespace())) {
    ASSIGN_OR_RETURN(keys.emplace_back(), note::ParseVerifierKey(line));
  }
  if (keys.empty()) return absl::InvalidArgumentError("contains no verifier key");
  return keys;
}

absl::StatusOr<std::vector<VerifierKey>> ResolveVerifierKeys(absl::string_view flag,
                                                             const std::vector<std::string>& values,
                                                             ReadKeyFileFunction read_file) {
  std::vector<VerifierKey> all;
  for (const std::string& value : values) {
    ASSIGN_OR_RETURN(const std::vector<VerifierKey> keys, ResolveVerifierKey(flag, value, read_file));
    all.insert(all.end(), keys.begin(), keys.end());
  }
  return all;
}

}  // namespace thuocdo::transparency

#include "tools/thuocdo/core/verifier_keys.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "tools/thuocdo/core/input_file.h"

namespace thuocdo {
namespace {

using note::VerifierKey;

absl::StatusOr<std::vector<VerifierKey>> KeysOf(absl::string_view flag, const std::string& given) {
  const absl::StatusOr<VerifierKey> key = note::ParseVerifierKey(given);
  if (key.ok()) return std::vector<VerifierKey>{*key};
  const absl::StatusOr<std::string> text = ReadInputFile(given);
  if (!text.ok())
    return absl::InvalidArgumentError(
        absl::StrCat(flag, " ", given, " is neither a verifier key nor a file of them that can be read"));
  absl::StatusOr<std::vector<VerifierKey>> keys = ReadVerifierKeys(*text);
  if (!keys.ok()) return Annotate(keys.status(), absl::StrCat(flag, " ", given));
  return keys;
}

}  // namespace

absl::StatusOr<std::vector<VerifierKey>> ReadVerifierKeys(absl::string_view text) {
  std::vector<VerifierKey> keys;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipWhitespace())) {
    ASSIGN_OR_RETURN(keys.emplace_back(), note::ParseVerifierKey(line));
  }
  if (keys.empty()) return absl::InvalidArgumentError("there is no verifier key");
  return keys;
}

absl::StatusOr<std::vector<VerifierKey>> VerifierKeysOf(absl::string_view flag,
                                                        const std::vector<std::string>& given) {
  std::vector<VerifierKey> all;
  for (const std::string& one : given) {
    ASSIGN_OR_RETURN(const std::vector<VerifierKey> keys, KeysOf(flag, one));
    all.insert(all.end(), keys.begin(), keys.end());
  }
  return all;
}

}  // namespace thuocdo

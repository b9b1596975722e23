#include "common/merkle/entry_bundle.h"

#include "absl/strings/str_cat.h"

namespace thuocdo::merkle {
namespace {

constexpr size_t kLengthBytes = 2;

// Returns the length that the first two bytes of `rest` encode.
size_t LengthOf(absl::string_view rest) {
  return static_cast<size_t>(static_cast<unsigned char>(rest[0])) << 8 | static_cast<unsigned char>(rest[1]);
}

}  // namespace

absl::Status AddEntry(absl::string_view entry, std::string& bundle) {
  if (entry.size() > kEntryBytesMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("an entry has ", entry.size(), " bytes, but a bundle accepts at most ", kEntryBytesMax));
  }
  bundle.push_back(static_cast<char>(entry.size() >> 8));
  bundle.push_back(static_cast<char>(entry.size() & 0xFF));
  bundle.append(entry.data(), entry.size());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<absl::string_view>> EntriesOf(absl::string_view bundle) {
  std::vector<absl::string_view> entries;
  while (!bundle.empty()) {
    if (bundle.size() < kLengthBytes || bundle.size() < kLengthBytes + LengthOf(bundle)) {
      return absl::InvalidArgumentError(absl::StrCat("the bundle ends within entry ", entries.size()));
    }
    entries.push_back(bundle.substr(kLengthBytes, LengthOf(bundle)));
    bundle.remove_prefix(kLengthBytes + entries.back().size());
  }
  return entries;
}

}  // namespace thuocdo::merkle

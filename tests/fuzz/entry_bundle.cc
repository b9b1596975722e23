#include "common/merkle/entry_bundle.h"

#include "common/base/status.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {

absl::Status EntryBundle(absl::string_view input) {
  const absl::StatusOr<std::vector<absl::string_view>> entries = merkle::EntriesOf(input);
  if (!entries.ok()) return absl::OkStatus();
  std::string bundle;
  for (const absl::string_view entry : *entries) RETURN_IF_ERROR(merkle::AddEntry(entry, bundle));
  return Same("the bundle of its entries", bundle, input);
}

}  // namespace thuocdo::fuzz

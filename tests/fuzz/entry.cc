// What libFuzzer calls: the one target that this program is built for.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(bytes), size);
  const absl::Status holds = thuocdo::fuzz::THUOCDO_FUZZ_TARGET(input);
  if (holds.ok()) return 0;
  std::fprintf(stderr, "the property does not hold: %s\n", holds.ToString().c_str());
  std::abort();
}

#include "tools/thuocdo/client/server_address.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"

namespace thuocdo::client {
namespace {

constexpr uint64_t kPortMax = 65535;

// A name, an IPv4 address, or an IPv6 address in brackets, whose colons would otherwise be taken for the
// port's.
bool IsHost(absl::string_view host) {
  if (absl::ConsumePrefix(&host, "[")) return absl::ConsumeSuffix(&host, "]") && !host.empty();
  return !host.empty() && std::none_of(host.begin(), host.end(), [](unsigned char c) {
    return c == ':' || c == '/' || !absl::ascii_isgraph(c);
  });
}

bool IsPort(absl::string_view port) {
  const uint64_t number = ParseWholeNumber(port).value_or(0);
  return number > 0 && number <= kPortMax;
}

}  // namespace

std::string ViolationInAddress(absl::string_view address) {
  const size_t colon = address.rfind(':');
  if (colon != absl::string_view::npos && IsHost(address.substr(0, colon)) &&
      IsPort(address.substr(colon + 1)))
    return "";
  return absl::StrCat("\"", address, "\" is not HOST:PORT, such as 127.0.0.1:7350");
}

}  // namespace thuocdo::client

#include "tools/thuocdo/client/request_id.h"

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"

namespace thuocdo::client {

std::string DerivedRequestId(absl::string_view kind, const std::vector<std::string>& parts) {
  std::string content;
  // The sizes keep {"ab", "c"} apart from {"a", "bc"}.
  for (const std::string& part : parts) absl::StrAppend(&content, part.size(), ":", part);
  return absl::StrCat(kind, "-", Hex(Sha256(content)));
}

std::string DerivedRequestId(absl::string_view kind, const google::protobuf::Message& request,
                             const std::string& actor) {
  return DerivedRequestId(kind, {SerializeDeterministically(request), actor});
}

}  // namespace thuocdo::client

#include "common/note/files/policy_file.h"

#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo::note {

absl::StatusOr<Policy> ReadPolicyFile(const std::string& path) {
  if (path.empty()) return Policy{};
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) return absl::NotFoundError(absl::StrCat(path, " cannot be read"));
  absl::StatusOr<Policy> policy = ParsePolicy(text);
  if (!policy.ok()) return Annotate(policy.status(), path);
  return policy;
}

}  // namespace thuocdo::note

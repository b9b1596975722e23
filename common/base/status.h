// Errors: passing them on, and listing every fault in one of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/rpc/v1/error.pb.h"

#define THUOCDO_CONCAT_INNER(a, b) a##b
#define THUOCDO_CONCAT(a, b) THUOCDO_CONCAT_INNER(a, b)

// Returns from the function if `expression`, an absl::Status, is an error.
#define RETURN_IF_ERROR(expression)                                                              \
  do {                                                                                           \
    if (absl::Status thuocdo_status = (expression); !thuocdo_status.ok()) return thuocdo_status; \
  } while (false)

// Declares or assigns `left` from `expression`, an absl::StatusOr, or returns its error.
#define ASSIGN_OR_RETURN(left, expression) \
  THUOCDO_ASSIGN_OR_RETURN(THUOCDO_CONCAT(thuocdo_statusor_, __LINE__), left, expression)
#define THUOCDO_ASSIGN_OR_RETURN(statusor, left, expression) \
  auto statusor = (expression);                              \
  if (!statusor.ok()) return statusor.status();              \
  left = *std::move(statusor)

namespace thuocdo {

// Collects the faults of a request, so that one error can name them all.
//
// Example:
//
//   Faults faults;
//   if (name.empty()) faults.Add("name", "is missing");
//   RETURN_IF_ERROR(faults.ToStatus(absl::StatusCode::kInvalidArgument, "cannot rename"));
class Faults {
 public:
  void Add(absl::string_view field, absl::string_view message);
  // Adds all of `other`'s faults, with `prefix` before their fields.
  void AddAll(absl::string_view prefix, const Faults& other);

  bool empty() const { return faults_.empty(); }
  const std::vector<rpc::v1::Fault>& faults() const { return faults_; }

  // OK if there are no faults. Otherwise an error whose message is `summary` and every fault, and
  // whose ErrorDetail lists them.
  absl::Status ToStatus(absl::StatusCode code, absl::string_view summary) const;

 private:
  std::vector<rpc::v1::Fault> faults_;
};

// The detail that `status` bears; empty if none.
rpc::v1::ErrorDetail DetailOf(const absl::Status& status);

// `status` with `detail` in place of the one it bore.
absl::Status WithDetail(absl::Status status, const rpc::v1::ErrorDetail& detail);

// `status` with `context: ` before its message; its code and detail stay. OK stays OK.
absl::Status Annotate(const absl::Status& status, absl::string_view context);

}  // namespace thuocdo

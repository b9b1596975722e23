// Errors: passing them on, and reporting all violations of a request in one of them.
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

// Returns `expression`, an absl::Status, from the calling function if it is an error.
#define RETURN_IF_ERROR(expression)                                                              \
  do {                                                                                           \
    if (absl::Status thuocdo_status = (expression); !thuocdo_status.ok()) return thuocdo_status; \
  } while (false)

// Declares or assigns `left` from `expression`, an absl::StatusOr, or returns its error from the calling
// function.
#define ASSIGN_OR_RETURN(left, expression) \
  THUOCDO_ASSIGN_OR_RETURN(THUOCDO_CONCAT(thuocdo_statusor_, __LINE__), left, expression)
#define THUOCDO_ASSIGN_OR_RETURN(statusor, left, expression) \
  auto statusor = (expression);                              \
  if (!statusor.ok()) return statusor.status();              \
  left = *std::move(statusor)

namespace thuocdo {

// Collects the violations of a request, so that one error reports all of them.
//
// Example:
//
//   Violations violations;
//   if (name.empty()) violations.Add("name", "is missing");
//   RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot rename"));
class Violations {
 public:
  // Adds a violation. Bytes that are not valid UTF-8 become U+FFFD.
  void Add(absl::string_view field, absl::string_view message);
  // Adds all violations of `other`, with `prefix` before their fields.
  void AddAll(absl::string_view prefix, const Violations& other);

  bool empty() const { return violations_.empty(); }
  const std::vector<rpc::v1::Violation>& violations() const { return violations_; }

  // Returns OK if there are no violations. Otherwise returns an error whose message is `summary` and all
  // violations, and whose ErrorDetail lists them.
  absl::Status ToStatus(absl::StatusCode code, absl::string_view summary) const;

 private:
  std::vector<rpc::v1::Violation> violations_;
};

// Returns the detail of `status`; empty if it has none.
rpc::v1::ErrorDetail DetailOf(const absl::Status& status);

// Returns `status` with `detail` in place of its own.
absl::Status WithDetail(absl::Status status, const rpc::v1::ErrorDetail& detail);

// Returns `status` with `context: ` before its message, and with the same code and detail. OK stays OK.
absl::Status Annotate(const absl::Status& status, absl::string_view context);

}  // namespace thuocdo

#include "common/rpc/status.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "thuocdo/rpc/v1/error.pb.h"

namespace thuocdo::rpc {
namespace {

// The limit of the message outside the details. A message is sent twice: percent-encoded for people, and
// whole within the details.
constexpr size_t kShownBytesMax = 2048;

// The most bytes that a violation takes within an ErrorDetail in addition to its own.
constexpr size_t kViolationFrameBytes = 6;

// Returns the largest size of at most `size` bytes at which `text` can be cut without splitting a UTF-8
// sequence.
size_t CutAt(const std::string& text, size_t size) {
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return size;
}

std::string Shorten(const std::string& text, size_t size) {
  return text.size() <= size ? text : absl::StrCat(text.substr(0, CutAt(text, size)), " ...");
}

// Keeps as many of the first violations of `detail` as fit, at least one, and adds how many were dropped.
void LimitViolations(rpc::v1::ErrorDetail& detail) {
  size_t bytes = 0;
  int kept = 0;
  for (const rpc::v1::Violation& violation : detail.violations()) {
    bytes += violation.ByteSizeLong() + kViolationFrameBytes;
    if (kept > 0 && bytes > kErrorBytesMax / 4) break;
    ++kept;
  }
  const int dropped = detail.violations_size() - kept;
  if (dropped == 0) return;
  detail.mutable_violations()->DeleteSubrange(kept, dropped);
  detail.add_violations()->set_message(
      absl::StrCat("and ", dropped, dropped == 1 ? " more violation" : " more violations"));
}

// Returns what an error of gRPC itself means. A server that is stopping ends the calls that it has not begun
// with CANCELLED, and a lost connection sometimes shows as UNKNOWN with this message. Like UNAVAILABLE,
// neither tells whether the call was done.
absl::Status FromRuntime(absl::StatusCode code, const std::string& message) {
  if (code == absl::StatusCode::kCancelled || message == "Stream removed")
    return absl::UnavailableError(
        "the connection was lost before the call was answered, perhaps because the server is stopping; "
        "repeat the call");
  return absl::Status(code, message);
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  rpc::v1::ErrorDetail detail = DetailOf(status);
  LimitViolations(detail);
  const std::string message(status.message());
  rpc::v1::StatusDetails details;
  details.set_code(static_cast<int32_t>(status.code()));
  details.set_message(Shorten(message, kErrorBytesMax / 4));
  if (detail.ByteSizeLong() > 0) details.add_details()->PackFrom(detail);
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), Shorten(message, kShownBytesMax),
                      details.SerializeAsString());
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  rpc::v1::StatusDetails details;
  if (!details.ParseFromString(status.error_details()) || details.code() != status.error_code()) {
    return FromRuntime(code, status.error_message());
  }
  absl::Status result(code, details.message());
  for (const google::protobuf::Any& any : details.details()) {
    rpc::v1::ErrorDetail detail;
    if (any.UnpackTo(&detail)) result = WithDetail(result, detail);
  }
  return result;
}

}  // namespace thuocdo::rpc

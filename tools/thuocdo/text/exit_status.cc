#include "tools/thuocdo/text/exit_status.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"

namespace thuocdo::client {
namespace {

constexpr char kUsageUrl[] = "thuocdo/usage";

std::string ViolationText(const rpc::v1::Violation& violation) {
  return violation.field().empty() ? violation.message()
                                   : absl::StrCat(violation.field(), ": ", violation.message());
}

// The message's part before its first violation.
std::string Summary(const absl::Status& status, const rpc::v1::Violation& first) {
  const absl::string_view message = status.message();
  const absl::string_view summary = message.substr(0, message.find(ViolationText(first)));
  return std::string(absl::StripSuffix(summary, ": "));
}

// What the caller can do about an error of the service.
absl::string_view NextStep(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
      return "fix the request; retrying it unchanged will fail";
    case absl::StatusCode::kNotFound:
      return "check the name against what the list and show commands print";
    case absl::StatusCode::kFailedPrecondition:
      return "nothing was recorded; bring about the state that is asked for first";
    case absl::StatusCode::kAborted:
      return "somebody else was first";
    case absl::StatusCode::kAlreadyExists:
      return "that id stands for another command; choose a new one with --request-id or --import-id";
    case absl::StatusCode::kUnauthenticated:
      return "say who acts with --actor KIND:ID or THUOCDO_ACTOR";
    case absl::StatusCode::kOutOfRange:
      return "choose a position or time that has been reached";
    case absl::StatusCode::kResourceExhausted:
      return "wait a little or send less at once";
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return "see that the server runs (thuocdo serve), then repeat the same command: it is recorded at most "
             "once";
    case absl::StatusCode::kDataLoss:
      return "call the operator of the server, and change nothing until then";
    case absl::StatusCode::kUnimplemented:
      return "see that --server and the services' addresses are right, and that the server is not older than "
             "this program";
    default:
      return "this is an error of the program; report it with this line";
  }
}

}  // namespace

absl::Status UsageError(const absl::Status& status) {
  absl::Status usage = status;
  usage.SetPayload(kUsageUrl, absl::Cord());
  return usage;
}

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.GetPayload(kUsageUrl).has_value()) return ExitCode::kUsage;
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) ? ExitCode::kUnreachable
                                                                         : ExitCode::kRejected;
}

std::string ErrorText(const absl::Status& status) {
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  const bool is_usage = ExitCodeOf(status) == ExitCode::kUsage;
  const std::string next = is_usage ? "" : absl::StrCat("; ", NextStep(status.code()));
  if (detail.violations_size() < 2) return absl::StrCat("thuocdo: ", status.message(), next, "\n");
  std::string text = absl::StrCat("thuocdo: ", Summary(status, detail.violations(0)), ": ",
                                  detail.violations_size(), " violations", next, "\n");
  for (const rpc::v1::Violation& violation : detail.violations())
    absl::StrAppend(&text, "  ", ViolationText(violation), "\n");
  return text;
}

}  // namespace thuocdo::client

#include "tools/thuocdo/text/exit_status.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/terminal_text.h"
#include "common/base/text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

constexpr char kUsageUrl[] = "thuocdo/usage";
constexpr char kCommandUrl[] = "thuocdo/command";

absl::Status Mark(const absl::Status& status, absl::string_view url) {
  absl::Status marked = status;
  marked.SetPayload(url, absl::Cord());
  return marked;
}

constexpr int kViolationsShown = 100;
constexpr int kColumnsShown = 1000;

// `text`, which may quote what others have sent, as one line that can be read.
std::string Line(absl::string_view text) { return CutToWidth(SanitizeForTerminal(text), kColumnsShown); }

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

// What the caller can do about the rejection of a command; empty where it is the same as for a query.
absl::string_view NextStepOfCommand(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kFailedPrecondition:
      return "nothing was recorded; bring about the state that is asked for first";
    case absl::StatusCode::kAborted:
      return "somebody else was first";
    case absl::StatusCode::kAlreadyExists:
      return "that id stands for another command; choose a new one with --request-id or --import-id";
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return "see that the server runs (thuocdo serve), then repeat the same command: it is recorded at most "
             "once";
    default:
      return "";
  }
}

// What the caller can do about an error of the service; empty where only the error itself can say it.
absl::string_view NextStepOfQuery(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
      return "fix the request; retrying it unchanged will fail";
    case absl::StatusCode::kNotFound:
      return "check the name against what the list and show commands print";
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAlreadyExists:
      return "";
    case absl::StatusCode::kAborted:
      return "run the command again";
    case absl::StatusCode::kUnauthenticated:
      return "say who acts with --actor KIND:ID or THUOCDO_ACTOR";
    case absl::StatusCode::kOutOfRange:
      return "choose a position or time that has been reached";
    case absl::StatusCode::kResourceExhausted:
      return "wait a little or send less at once";
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return "see that the server runs (thuocdo serve), then repeat the same command";
    case absl::StatusCode::kDataLoss:
      return "call the operator of the server, and change nothing until then";
    case absl::StatusCode::kUnimplemented:
      return "see that --server and the services' addresses are right, and that the server is not older than "
             "this program";
    default:
      return "this is an error of the program; report it with this line";
  }
}

// What to do next, after a semicolon; empty where the error says all there is to say.
std::string NextStep(const absl::Status& status) {
  if (ExitCodeOf(status) == ExitCode::kUsage) return "";
  const bool is_command = status.GetPayload(kCommandUrl).has_value();
  const absl::string_view of_command = is_command ? NextStepOfCommand(status.code()) : "";
  const absl::string_view next = of_command.empty() ? NextStepOfQuery(status.code()) : of_command;
  return next.empty() ? "" : absl::StrCat("; ", next);
}

}  // namespace

absl::Status UsageError(const absl::Status& status) { return Mark(status, kUsageUrl); }

absl::Status CommandError(const absl::Status& status) { return Mark(status, kCommandUrl); }

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.GetPayload(kUsageUrl).has_value()) return ExitCode::kUsage;
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) ? ExitCode::kUnreachable
                                                                         : ExitCode::kRejected;
}

std::string ErrorText(const absl::Status& status) {
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  const std::string next = NextStep(status);
  if (detail.violations_size() < 2) return absl::StrCat("thuocdo: ", Line(status.message()), next, "\n");
  std::string text = absl::StrCat("thuocdo: ", Line(Summary(status, detail.violations(0))), ": ",
                                  CountedNoun(detail.violations_size(), "violation"), next, "\n");
  for (int i = 0; i < detail.violations_size() && i < kViolationsShown; ++i)
    absl::StrAppend(&text, "  ", Line(ViolationText(detail.violations(i))), "\n");
  const int more = detail.violations_size() - kViolationsShown;
  return more > 0 ? absl::StrCat(text, "  and ", CountedNoun(more, "more violation"), "\n") : text;
}

}  // namespace thuocdo::client

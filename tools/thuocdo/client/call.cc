#include "tools/thuocdo/client/call.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

// How gRPC begins the message of an error that only says, at length, that nobody listens there.
constexpr char kNotConnected[] = "failed to connect";

}  // namespace

absl::Status Explain(const Endpoint& to, const grpc::Status& status) {
  const absl::Status error = rpc::FromGrpc(status);
  const std::string where = absl::StrCat(to.service, " at ", to.address);
  if (absl::IsUnimplemented(error))
    return absl::UnimplementedError(absl::StrCat(where, " does not know this call"));
  if (ExitCodeOf(error) != ExitCode::kUnreachable) return error;
  const bool is_connected = !absl::StartsWith(error.message(), kNotConnected);
  if (is_connected) return Annotate(error, absl::StrCat("no answer from ", where));
  return absl::Status(error.code(), absl::StrCat(where, " cannot be reached"));
}

}  // namespace thuocdo::client

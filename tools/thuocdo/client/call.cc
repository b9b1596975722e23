#include "tools/thuocdo/client/call.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

// How gRPC begins the messages of errors that only say, at length, that nobody listens there, or that the
// host's name has no address.
constexpr char kNotConnected[] = "failed to connect";
constexpr char kNotResolved[] = "DNS resolution failed";

// `error` in words of this program, where gRPC's are long.
absl::Status Shortened(const absl::Status& error, const std::string& where) {
  if (absl::StartsWith(error.message(), kNotConnected))
    return absl::Status(error.code(), absl::StrCat(where, " cannot be reached"));
  if (absl::StartsWith(error.message(), kNotResolved))
    return absl::Status(error.code(),
                        absl::StrCat(where, " cannot be reached: the host's name has no address"));
  return Annotate(error, absl::StrCat("no answer from ", where));
}

}  // namespace

absl::Status CallError(const Endpoint& to, const grpc::Status& status) {
  const absl::Status error = rpc::FromGrpc(status);
  const std::string where = absl::StrCat(to.service, " at ", to.address);
  if (absl::IsUnimplemented(error))
    return absl::UnimplementedError(absl::StrCat(where, " does not know this call"));
  if (ExitCodeOf(error) != ExitCode::kUnreachable) return error;
  return Shortened(error, where);
}

}  // namespace thuocdo::client

// The actor of a call, which is taken from the metadata of the call and never from a request.
#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::rpc {

// The metadata key. Its value is `kind:id` or `kind:id@organization`, where kind is officer, inspector,
// system or administrator, and ids satisfy IsId.
inline constexpr char kActorKey[] = "thuocdo-actor";

// Parses a value of kActorKey. Returns INVALID_ARGUMENT with the expected form.
absl::StatusOr<eventlog::v1::Actor> ParseActor(absl::string_view text);

// Returns the value of kActorKey for `actor`.
std::string FormatActor(const eventlog::v1::Actor& actor);

// Returns the actor of a call, with the assurance UNVERIFIED_LOCAL. Returns UNAUTHENTICATED if the metadata
// names none or several, and what ParseActor returns.
absl::StatusOr<eventlog::v1::Actor> CallerOf(const grpc::ServerContext& context);

// Sets the actor of a call.
void SetCaller(grpc::ClientContext& context, const eventlog::v1::Actor& actor);

// Gives a call that is made on behalf of `from` the same actor and the same deadline.
void PassOn(const grpc::ServerContext& from, grpc::ClientContext& to);

}  // namespace thuocdo::rpc

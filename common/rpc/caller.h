// Who acts: said in the call's metadata, never in a request.
#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// The metadata key. Its value is `kind:id` or `kind:id@organization`; kind is officer, inspector, system or
// administrator, ids are as IsId says.
inline constexpr char kActorKey[] = "thuocdo-actor";

// Reads such a value. Returns INVALID_ARGUMENT that says how it should be.
absl::StatusOr<eventlog::v1::Actor> ParseActor(absl::string_view text);

// Writes it.
std::string FormatActor(const eventlog::v1::Actor& actor);

// Who calls; assurance is UNVERIFIED_LOCAL. Returns UNAUTHENTICATED if the call does not say, or says it
// twice; INVALID_ARGUMENT as ParseActor.
absl::StatusOr<eventlog::v1::Actor> CallerOf(const grpc::ServerContext& context);

// Says who calls.
void SetCaller(grpc::ClientContext& context, const eventlog::v1::Actor& actor);

// Lets a call made on behalf of `from` act as the same actor and end by the same deadline.
void PassOn(const grpc::ServerContext& from, grpc::ClientContext& to);

}  // namespace thuocdo

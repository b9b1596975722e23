#include "common/rpc/health.h"

#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <future>

#include "absl/time/clock.h"
#include "common/rpc/status.h"

namespace thuocdo::rpc {
namespace {

// These messages have the same bytes as HealthCheckRequest{service} and HealthCheckResponse{status}. No
// Debian package has the generated code of health.proto.
using HealthStub = grpc::TemplatedGenericStub<google::protobuf::StringValue, google::protobuf::Int32Value>;

constexpr char kMethod[] = "/grpc.health.v1.Health/Check";
constexpr int kServing = 1;

}  // namespace

absl::StatusOr<bool> IsServing(const std::shared_ptr<grpc::Channel>& channel, const std::string& service,
                               absl::Duration timeout) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  google::protobuf::StringValue request;
  google::protobuf::Int32Value response;
  request.set_value(service);
  std::promise<grpc::Status> done;
  HealthStub(channel).UnaryCall(&context, kMethod, {}, &request, &response,
                                [&done](grpc::Status status) { done.set_value(std::move(status)); });
  const grpc::Status status = done.get_future().get();
  if (!status.ok()) return FromGrpc(status);
  return response.value() == kServing;
}

}  // namespace thuocdo::rpc

// What all commands of one run share: where the services are, who acts, and what is to be done.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <functional>
#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/status/statusor.h"
#include "thuocdo/eventlog/v1/record.pb.h"
#include "tools/thuocdo/client/receipt_file.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {

// A service, and the way to it.
struct Endpoint {
  std::string service;
  std::string address;
  std::shared_ptr<grpc::Channel> channel;
};

// One run of the program.
class Session {
 public:
  using Action = std::function<absl::StatusOr<ExitCode>()>;

  // Gives `app`, which must outlive this, the options that every command has.
  explicit Session(CLI::App& app);

  Endpoint Intake() const { return EndpointOf("intake", intake_); }
  Endpoint Scoring() const { return EndpointOf("scoring", scoring_); }
  Endpoint Ranking() const { return EndpointOf("ranking", ranking_); }
  Endpoint Audit() const { return EndpointOf("audit", audit_); }

  // Who acts. Returns a usage error that says how to say it if it was not said, or not well.
  absl::StatusOr<eventlog::v1::Actor> Actor() const;

  // Gives a call its deadline, and its caller if one was named.
  absl::Status Prepare(grpc::ClientContext& context) const;
  // The same for a call that tells its progress and may take hours: it gets no deadline.
  absl::Status PrepareLong(grpc::ClientContext& context) const;

  // Remembers what to do once all of the command line has been understood.
  void Choose(Action action) { action_ = std::move(action); }
  // Does it. Returns a usage error, and has done nothing, if receipts are to be kept but cannot be.
  absl::StatusOr<ExitCode> RunAction();

  // Keeps `receipt` if receipts are to be kept. Returns a usage error if it cannot be written.
  absl::Status Keep(const intake::v1::Receipt& receipt) const;

 private:
  Endpoint EndpointOf(const std::string& service, const std::string& address) const;

  std::string server_ = "127.0.0.1:7350";
  std::string intake_;
  std::string scoring_;
  std::string ranking_;
  std::string audit_;
  std::string actor_;
  std::string receipts_path_;
  std::unique_ptr<ReceiptFile> receipts_;
  int timeout_seconds_ = 60;
  Action action_;
};

}  // namespace thuocdo::client

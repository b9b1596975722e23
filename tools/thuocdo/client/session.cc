#include "tools/thuocdo/client/session.h"

#include <chrono>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/server.h"
#include "tools/thuocdo/client/server_address.h"

namespace thuocdo::client {
namespace {

constexpr char kServers[] = "Servers";
constexpr char kActorForm[] =
    "--actor KIND:ID[@ORGANIZATION] or THUOCDO_ACTOR, where KIND is officer, inspector, system or "
    "administrator; for example --actor officer:tran-van-b@so-tai-chinh";

CLI::Validator IsAddress() {
  return CLI::Validator([](const std::string& text) { return ViolationInAddress(text); }, "");
}

void AddAddress(CLI::App& app, const std::string& service, std::string& address) {
  std::string variable = absl::StrCat("THUOCDO_", service);
  for (char& letter : variable) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  app.add_option(absl::StrCat("--", service), address,
                 absl::StrCat("Where the ", service, " service is, if not at --server"))
      ->envname(variable)
      ->check(IsAddress())
      ->type_name("HOST:PORT")
      ->group(kServers);
}

}  // namespace

Session::Session(CLI::App& app) {
  app.add_option("--server", server_, "Where the server is")
      ->envname("THUOCDO_SERVER")
      ->check(IsAddress())
      ->type_name("HOST:PORT")
      ->capture_default_str()
      ->group(kServers);
  AddAddress(app, "intake", intake_);
  AddAddress(app, "scoring", scoring_);
  AddAddress(app, "ranking", ranking_);
  AddAddress(app, "audit", audit_);
  app.add_option("--timeout", timeout_seconds_, "Seconds after which an unanswered call is given up")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str()
      ->group(kServers);
  app.add_option("--actor", actor_, "Who acts; needed by every command that changes something")
      ->envname("THUOCDO_ACTOR")
      ->type_name("KIND:ID[@ORGANIZATION]");
  app.add_option(
         "--receipts", receipts_path_,
         "Adds the receipt of every accepted command to this file, to prove later that it is in the log")
      ->type_name("FILE.jsonl");
}

absl::StatusOr<ExitCode> Session::RunAction() {
  if (!receipts_path_.empty()) {
    ASSIGN_OR_RETURN(ReceiptFile file, ReceiptFile::Open(receipts_path_));
    receipts_ = std::make_unique<ReceiptFile>(std::move(file));
  }
  return action_();
}

absl::Status Session::Keep(const intake::v1::Receipt& receipt) const {
  return receipts_ == nullptr ? absl::OkStatus() : receipts_->Add(receipt);
}

absl::StatusOr<eventlog::v1::Actor> Session::Actor() const {
  if (actor_.empty()) {
    return UsageError(
        absl::InvalidArgumentError(absl::StrCat("this command must know who acts: ", kActorForm)));
  }
  absl::StatusOr<eventlog::v1::Actor> actor = rpc::ParseActor(actor_);
  if (!actor.ok()) {
    return UsageError(
        absl::InvalidArgumentError(absl::StrCat("\"", actor_, "\" names no actor; say ", kActorForm)));
  }
  return actor;
}

absl::Status Session::Prepare(grpc::ClientContext& context) const {
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(timeout_seconds_));
  return PrepareLong(context);
}

absl::Status Session::PrepareLong(grpc::ClientContext& context) const {
  if (actor_.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(eventlog::v1::Actor actor, Actor());
  rpc::SetCaller(context, actor);
  return absl::OkStatus();
}

Endpoint Session::EndpointOf(const std::string& service, const std::string& address) const {
  const std::string& chosen = address.empty() ? server_ : address;
  return {service, chosen, rpc::NewChannel(chosen)};
}

}  // namespace thuocdo::client

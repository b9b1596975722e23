// Intake behind a real server in this process, on a log in memory.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "common/base/status.h"
#include "common/eventlog/memory_log.h"
#include "common/rpc/caller.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/testing/campaign/requests.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"
#include "services/intake/intake_service.h"

namespace thuocdo::testing {

class IntakeFixture : public ::testing::Test {
 protected:
  using Stub = intake::v1::IntakeService::Stub;

  template <typename Request, typename Response>
  using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

  // Sends `request` as an inspector.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(Method<Request, Response> method, const Request& request) {
    grpc::ClientContext context;
    rpc::SetCaller(context, actor_);
    Response response;
    absl::Status status = rpc::FromGrpc(((*stub_).*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  std::string NewId() { return requests_.NewId(); }

  // Requests about the small campaign.
  intake::v1::ImportOrganizationsRequest SmallOrganizations();
  intake::v1::PublishRuleSetRequest SmallRuleSet() { return requests_.PublishRuleSet(); }
  intake::v1::OpenCampaignRequest SmallOpening() { return requests_.OpenCampaign(SmallDefinition()); }
  intake::v1::DeclareAnswersRequest Declaration(const std::string& organization, uint64_t revision,
                                                const AnswerTexts& answers);
  intake::v1::CorrectAnswersRequest Correction(const std::string& organization, const std::string& criterion,
                                               const std::string& text) {
    return requests_.CorrectAnswers(organization, {{criterion, text}});
  }
  intake::v1::CloseCampaignRequest Closing(const std::string& reason) {
    return requests_.CloseCampaign(reason);
  }

  // Makes the small campaign of core/campaign_for_tests.h, and one more organization, `stranger`.
  void OpenSmallCampaign();

  intake::v1::GetSheetResponse Sheet(const std::string& organization);

  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<intake::v1::IntakeService::Service> service_ = intake::NewIntakeService(log_.get()).value();
  std::unique_ptr<rpc::Server> server_ =
      std::move(rpc::Server::Start("127.0.0.1:0", {{service_.get(), "thuocdo.intake.v1.IntakeService"}}))
          .value();
  std::unique_ptr<Stub> stub_ = intake::v1::IntakeService::NewStub(server_->InProcessChannel());
  eventlog::v1::Actor actor_ = rpc::ParseActor("inspector:an").value();

 private:
  CampaignRequests requests_;
};

}  // namespace thuocdo::testing

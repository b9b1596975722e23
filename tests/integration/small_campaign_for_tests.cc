#include "tests/integration/small_campaign_for_tests.h"

#include <gtest/gtest.h>

#include "common/testing/campaign/definition.h"
#include "common/testing/campaign/events.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::testing {
namespace {

using intake::v1::IntakeService;
using Stub = IntakeService::Stub;

struct Unit {
  const char* id;
  const char* group;
  AnswerTexts answers;
};

const std::vector<Unit>& Units() {
  static const auto* const units = new std::vector<Unit>{
      {"so-a",
       "departments",
       {{"use.points", "15"},
        {"use.mail", "yes"},
        {"use.staff", "80"},
        {"use.roll-out", "everywhere"},
        {"online.services", "30/100"},
        {"online.files", "70/100"}}},
      {"so-b",
       "departments",
       {{"use.points", "15"},
        {"use.mail", "no"},
        {"use.staff", "80"},
        {"use.roll-out", "everywhere"},
        {"online.services", "30/100"},
        {"online.files", "70/100"}}},
      {"so-c",
       "departments",
       {{"use.points", "0"},
        {"use.mail", "no"},
        {"use.staff", "80,5"},
        {"use.roll-out", "not"},
        {"online.services", "30/100"},
        {"online.files", "7/10"}}},
      {"huyen-x",
       "districts",
       {{"use.points", "15"},
        {"use.mail", "có"},
        {"use.staff", "100"},
        {"use.roll-out", "everywhere"},
        {"online.services", "3/10"}}},
      {"huyen-y",
       "districts",
       {{"use.points", "0"},
        {"use.mail", "có"},
        {"use.staff", "100"},
        {"use.roll-out", "everywhere"},
        {"online.services", "3/10"}}},
  };
  return *units;
}

template <typename Request, typename Response>
void Send(ServicesInProcess& services,
          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
          const Request& request) {
  const absl::Status status = ServicesInProcess::Call(services.intake(), method, request).status();
  EXPECT_TRUE(status.ok()) << status << "\n" << request.ShortDebugString();
}

campaign::v1::CampaignDefinition DefinitionOf(const std::string& id, const std::string& predecessor) {
  campaign::v1::CampaignDefinition definition;
  definition.set_id(id);
  definition.set_title("Kỳ đánh giá nhỏ");
  definition.set_authority("UBND tỉnh");
  definition.set_year(2016);
  definition.set_rule_set("small");
  definition.set_predecessor(predecessor);
  for (const Unit& unit : Units()) Enroll(unit.id, unit.group, definition);
  AddTable("1", "departments", "total", definition);
  AddTable("1.2", "departments", "online", definition);
  AddTable("2", "districts", "total", definition);
  return definition;
}

}  // namespace

void SmallCampaign::Open() {
  std::vector<std::string> ids;
  for (const Unit& unit : Units()) ids.push_back(unit.id);
  intake::v1::ImportOrganizationsRequest organizations = requests_.ImportOrganizations(ids);
  organizations.mutable_organizations(0)->add_aliases("Sở Thứ nhất");
  Send(*services_, &Stub::ImportOrganizations, organizations);
  Send(*services_, &Stub::PublishRuleSet, requests_.PublishRuleSet());
  Send(*services_, &Stub::RecordEarlierRanking,
       requests_.RecordEarlierRanking("small-2015", {EarlierRank("departments", "total", "so-b", 1),
                                                     EarlierRank("departments", "total", "so-a", 2)}));
  Send(*services_, &Stub::OpenCampaign, requests_.OpenCampaign(DefinitionOf(kId, "small-2015")));
}

void SmallCampaign::DeclareAll() {
  for (const Unit& unit : Units())
    Send(*services_, &Stub::DeclareAnswers, requests_.DeclareAnswers(unit.id, unit.answers));
}

void SmallCampaign::CorrectSoC() {
  const AnswerTexts corrections = {{"use.points", "10"}, {"use.mail", "yes"}, {"use.roll-out", "everywhere"}};
  Send(*services_, &Stub::CorrectAnswers, requests_.CorrectAnswers("so-c", corrections));
}

void SmallCampaign::Close() { Send(*services_, &Stub::CloseCampaign, requests_.CloseCampaign()); }

void SmallCampaign::Reopen() { Send(*services_, &Stub::ReopenCampaign, requests_.ReopenCampaign()); }

absl::StatusOr<ranking::v1::PublishRankingResponse> SmallCampaign::Publish(const std::string& request_id,
                                                                           uint64_t amends,
                                                                           const std::string& decision,
                                                                           const std::string& checkpoint) {
  ranking::v1::PublishRankingRequest request;
  request.set_request_id(request_id);
  request.set_campaign(kId);
  request.set_decision(decision);
  request.set_date("2017-02-07");
  request.set_amends(amends);
  request.set_checkpoint(checkpoint);
  return ServicesInProcess::Call(services_->ranking(), &ranking::v1::RankingService::Stub::PublishRanking,
                                 request);
}

void SmallCampaign::OpenNextYear() {
  CampaignRequests next("small-2017", "small-2017-");
  Send(*services_, &Stub::OpenCampaign, next.OpenCampaign(DefinitionOf("small-2017", kId)));
  for (const Unit& unit : Units())
    Send(*services_, &Stub::DeclareAnswers, next.DeclareAnswers(unit.id, unit.answers));
}

uint64_t SmallCampaign::Head() {
  using Log = eventlog::v1::EventLogService;
  const std::unique_ptr<Log::Stub> log = Log::NewStub(services_->channels().at("intake"));
  auto head = ServicesInProcess::Call(*log, &Log::Stub::GetHead, eventlog::v1::GetHeadRequest());
  EXPECT_TRUE(head.ok()) << head.status();
  return head.ok() ? head->position() : 0;
}

absl::StatusOr<ranking::v1::GetTablesResponse> SmallCampaign::Tables(uint64_t position,
                                                                     const std::string& campaign) {
  ranking::v1::GetTablesRequest request;
  request.mutable_query()->set_campaign(campaign);
  if (position != 0) request.mutable_query()->mutable_as_of()->set_position(position);
  return ServicesInProcess::Call(services_->ranking(), &ranking::v1::RankingService::Stub::GetTables,
                                 request);
}

std::string SmallCampaign::Csv(uint64_t position) {
  auto tables = Tables(position);
  EXPECT_TRUE(tables.ok()) << tables.status();
  std::string csv;
  if (!tables.ok()) return csv;
  for (const ranking::v1::Table& table : tables->tables()) csv += table.csv();
  EXPECT_FALSE(csv.empty());
  return csv;
}

absl::StatusOr<audit::v1::VerifyPublicationResponse> SmallCampaign::Verify(uint64_t publication_position) {
  audit::v1::VerifyPublicationRequest request;
  request.set_campaign(kId);
  request.set_publication_position(publication_position);
  return ServicesInProcess::Call(services_->audit(), &audit::v1::AuditService::Stub::VerifyPublication,
                                 request);
}

}  // namespace thuocdo::testing

#include "tests/integration/small_campaign_for_tests.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "common/rules/rule_set_for_tests.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::testing {
namespace {

using intake::v1::IntakeService;
using Stub = IntakeService::Stub;
using Answers = std::map<std::string, std::string>;

struct Unit {
  const char* id;
  const char* group;
  Answers answers;
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
void Command(ServicesInProcess& services,
             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
             const Request& request) {
  const absl::Status status = ServicesInProcess::Call(services.intake(), method, request).status();
  EXPECT_TRUE(status.ok()) << status << "\n" << request.ShortDebugString();
}

void AddTable(const std::string& id, const std::string& group, const std::string& component,
              campaign::v1::CampaignDefinition& definition) {
  campaign::v1::TableDefinition& table = *definition.add_tables();
  table.set_id(id);
  table.set_title(absl::StrCat("Bảng ", id));
  table.set_group(group);
  table.set_component(component);
}

intake::v1::ImportOrganizationsRequest ImportRequest() {
  intake::v1::ImportOrganizationsRequest request;
  for (const Unit& unit : Units()) {
    intake::v1::OrganizationSpec& organization = *request.add_organizations();
    organization.set_id(unit.id);
    organization.set_name(absl::StrCat("Đơn vị ", unit.id));
  }
  request.mutable_organizations(0)->add_aliases("Sở Thứ nhất");
  return request;
}

// In 2015: so-b 1, so-a 2; nothing is known of the others.
intake::v1::RecordEarlierRankingRequest EarlierRequest() {
  intake::v1::RecordEarlierRankingRequest request;
  request.set_ranking("small-2015");
  request.set_title("Xếp hạng 2015");
  uint32_t rank = 0;
  for (const char* organization : {"so-b", "so-a"}) {
    event::v1::EarlierRank& earlier = *request.add_ranks();
    earlier.set_group("departments");
    earlier.set_component("total");
    earlier.set_organization(organization);
    earlier.set_rank(++rank);
  }
  return request;
}

intake::v1::DeclareAnswersRequest DeclareRequest(const std::string& campaign, const Unit& unit) {
  intake::v1::DeclareAnswersRequest request;
  request.set_campaign(campaign);
  request.set_organization(unit.id);
  for (const auto& [criterion, text] : unit.answers) {
    intake::v1::AnswerInput& answer = *request.add_answers();
    answer.set_criterion(criterion);
    answer.set_text(text);
  }
  request.set_prepared_by("chuyen-vien");
  request.set_approved_by("thu-truong");
  request.mutable_expected_revision()->set_no_stream(true);
  return request;
}

void AddCorrection(const std::string& criterion, const std::string& text,
                   intake::v1::CorrectAnswersRequest& request) {
  intake::v1::AnswerInput& correction = *request.add_corrections();
  correction.set_criterion(criterion);
  correction.set_text(text);
}

}  // namespace

std::string SmallCampaign::NextRequestId() { return absl::StrCat("small-", ++requests_); }

void SmallCampaign::Open() {
  intake::v1::ImportOrganizationsRequest organizations = ImportRequest();
  organizations.set_request_id(NextRequestId());
  Command(*services_, &Stub::ImportOrganizations, organizations);
  intake::v1::PublishRuleSetRequest rules;
  rules.set_request_id(NextRequestId());
  rules.set_text(kRuleSetText);
  Command(*services_, &Stub::PublishRuleSet, rules);
  intake::v1::RecordEarlierRankingRequest earlier = EarlierRequest();
  earlier.set_request_id(NextRequestId());
  Command(*services_, &Stub::RecordEarlierRanking, earlier);
  OpenCampaign(kId, "small-2015");
}

void SmallCampaign::OpenCampaign(const std::string& id, const std::string& predecessor) {
  intake::v1::OpenCampaignRequest request;
  request.set_request_id(NextRequestId());
  campaign::v1::CampaignDefinition& definition = *request.mutable_definition();
  definition.set_id(id);
  definition.set_title("Kỳ đánh giá nhỏ");
  definition.set_authority("UBND tỉnh");
  definition.set_year(2016);
  definition.set_rule_set("small");
  definition.set_predecessor(predecessor);
  for (const Unit& unit : Units()) {
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization(unit.id);
    entry.set_group(unit.group);
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
  }
  AddTable("1", "departments", "total", definition);
  AddTable("1.2", "departments", "online", definition);
  AddTable("2", "districts", "total", definition);
  Command(*services_, &Stub::OpenCampaign, request);
}

void SmallCampaign::Declare(const std::string& campaign) {
  for (const Unit& unit : Units()) {
    intake::v1::DeclareAnswersRequest request = DeclareRequest(campaign, unit);
    request.set_request_id(NextRequestId());
    Command(*services_, &Stub::DeclareAnswers, request);
  }
}

void SmallCampaign::DeclareAll() { Declare(kId); }

void SmallCampaign::CorrectSoC() {
  intake::v1::CorrectAnswersRequest request;
  request.set_request_id(NextRequestId());
  request.set_campaign(kId);
  request.set_organization("so-c");
  request.set_reason("đã kiểm tra");
  AddCorrection("use.points", "10", request);
  AddCorrection("use.mail", "yes", request);
  AddCorrection("use.roll-out", "everywhere", request);
  Command(*services_, &Stub::CorrectAnswers, request);
}

void SmallCampaign::Close() {
  intake::v1::CloseCampaignRequest request;
  request.set_request_id(NextRequestId());
  request.set_campaign(kId);
  Command(*services_, &Stub::CloseCampaign, request);
}

void SmallCampaign::Reopen() {
  intake::v1::ReopenCampaignRequest request;
  request.set_request_id(NextRequestId());
  request.set_campaign(kId);
  request.set_reason("có giải trình");
  Command(*services_, &Stub::ReopenCampaign, request);
}

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
  OpenCampaign("small-2017", kId);
  Declare("small-2017");
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

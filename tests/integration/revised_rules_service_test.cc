// The year 2016 replayed under the made rules for 2017 by the services, on a real log: at any position,
// beside its own rules, under rules that amend the amended ones, and under rules that have nothing to do with
// them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/campaign/requests.h"
#include "common/testing/matchers.h"
#include "tests/catalogue/catalogue.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/files/lists_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::GetTablesRequest;
using ranking::v1::GetTablesResponse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ServicesInProcess;
using ::testing::SizeIs;
using testing::StatusIs;
using Intake = intake::v1::IntakeService::Stub;

constexpr char kCampaign[] = "binh-dinh-2016-leaf-generated";
constexpr char kRevised[] = "binh-dinh-2017-mau";

std::string RuleSetText(const std::string& id) {
  return client::ReadInputFile(absl::StrCat("deploy/catalogue/rule-sets/", id, ".txtpb")).value();
}

// Renames one criterion of the revised rules, and changes nothing else.
std::string TextAmendingTheRevisedRules() {
  const std::string text = RuleSetText(kRevised);
  const size_t changes = text.find("\nchanges {");
  const size_t groups = text.find("\ngroups {");
  const std::string renamed =
      "\nchanges { kind: CHANGE_KIND_RENAMED from: \"security.11\" to: \"security.12\" }\n";
  return absl::StrReplaceAll(
      absl::StrCat(text.substr(0, changes), renamed, text.substr(groups)),
      {{"\nid: \"binh-dinh-2017-mau\"", "\nid: \"third\""},
       {testing::LoadRules("binh-dinh-2016-leaf").name, testing::LoadRules(kRevised).name},
       {"          id: \"security.11\"", "          id: \"security.12\""}});
}

// One log for all tests: the campaign has its answers at `declared_`, further rule sets are published later.
class RevisedRulesService : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    services_ = new ServicesInProcess(testing::NewDirectory(), testing::Layout::kTogether);
    const testing::Catalogue catalogue = testing::LoadCatalogue(kCampaign);
    Do(&Intake::PublishRuleSet, requests_.PublishRuleSet(RuleSetText("binh-dinh-2016-leaf")));
    intake::v1::ImportOrganizationsRequest organizations;
    organizations.mutable_organizations()->Assign(catalogue.organizations.begin(),
                                                  catalogue.organizations.end());
    Do(&Intake::ImportOrganizations, organizations);
    const std::string earlier = "deploy/catalogue/earlier-rankings/binh-dinh-2015.csv";
    Do(&Intake::RecordEarlierRanking,
       client::ReadEarlierRankingsCsv({earlier, client::ReadInputFile(earlier).value()})->at(0));
    before_opening_ = Head();
    Do(&Intake::OpenCampaign, requests_.OpenCampaign(catalogue.definition));
    for (const client::OrganizationAnswers& sheet : catalogue.answers) Declare(sheet);
    declared_ = Head();
    for (const std::string& text :
         {RuleSetText(kRevised), TextAmendingTheRevisedRules(), RuleSetText("binh-dinh-2016")})
      Do(&Intake::PublishRuleSet, requests_.PublishRuleSet(text));
  }
  static void TearDownTestSuite() { delete services_; }

  template <typename Request, typename Response>
  static void Do(grpc::Status (Intake::*method)(grpc::ClientContext*, const Request&, Response*),
                 Request request) {
    request.set_request_id(requests_.NewId());
    const absl::Status status = ServicesInProcess::Call(services_->intake(), method, request).status();
    EXPECT_TRUE(status.ok()) << status;
  }

  static void Declare(const client::OrganizationAnswers& sheet) {
    std::vector<intake::v1::AnswerInput> inputs;
    for (const client::AnswerRow& row : sheet.rows) inputs.push_back(row.answer);
    Do(&Intake::DeclareAnswers, requests_.DeclareInputs(sheet.organization, inputs));
  }

  static uint64_t Head() { return testing::SmallCampaign(services_).Head(); }

  static absl::StatusOr<GetTablesResponse> Tables(const std::string& rule_set, uint64_t position = 0,
                                                  const std::string& table = "") {
    GetTablesRequest request;
    request.mutable_query()->set_campaign(kCampaign);
    request.mutable_query()->set_rule_set(rule_set);
    if (position != 0) request.mutable_query()->mutable_as_of()->set_position(position);
    request.set_table(table);
    return ServicesInProcess::Call(services_->ranking(), &ranking::v1::RankingService::Stub::GetTables,
                                   request);
  }

  // The tables' CSVs by number; a failed test where there are none.
  static std::map<std::string, std::string> Csvs(const std::string& rule_set, uint64_t position = 0) {
    const absl::StatusOr<GetTablesResponse> tables = Tables(rule_set, position);
    EXPECT_TRUE(tables.ok()) << tables.status();
    std::map<std::string, std::string> csvs;
    if (!tables.ok()) return csvs;
    for (const ranking::v1::Table& table : tables->tables()) csvs[table.id()] = table.csv();
    EXPECT_THAT(csvs, SizeIs(16));
    return csvs;
  }

  static std::map<std::string, std::string> Golden(const std::string& directory) {
    std::map<std::string, std::string> csvs;
    const testing::Catalogue catalogue = testing::LoadCatalogue(kCampaign);
    for (const campaign::v1::TableDefinition& table : catalogue.definition.tables()) {
      csvs[table.id()] =
          client::ReadInputFile(absl::StrCat("tests/golden/", directory, "/", table.id(), ".csv"))
              .value_or("no file");
    }
    return csvs;
  }

  // The notes about departments, as "criterion units/declared: what".
  static std::vector<std::string> NotesOn(const GetTablesResponse& tables) {
    std::vector<std::string> notes;
    for (const ranking::v1::ReplayNote& note : tables.replay().notes()) {
      if (note.group() != "departments") continue;
      notes.push_back(
          absl::StrCat(note.criterion(), " ", note.units(), "/", note.declared_units(), ": ", note.what()));
    }
    return notes;
  }

  static ServicesInProcess* services_;
  static testing::CampaignRequests requests_;
  static uint64_t before_opening_;
  static uint64_t declared_;
};
ServicesInProcess* RevisedRulesService::services_ = nullptr;
testing::CampaignRequests RevisedRulesService::requests_(kCampaign);
uint64_t RevisedRulesService::before_opening_ = 0;
uint64_t RevisedRulesService::declared_ = 0;

TEST_F(RevisedRulesService, AReplayBeforeBetweenAndAfterLeavesEveryByteAlone) {
  const auto of_2016 = Golden("binh-dinh-2016");
  const auto of_2017 = Golden("binh-dinh-2017-mau");
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(Csvs(kRevised), of_2017);
    EXPECT_EQ(Csvs(""), of_2016);
    EXPECT_EQ(Csvs("binh-dinh-2016-leaf"), of_2016);
  }
}

TEST_F(RevisedRulesService, APastPositionIsReplayedUnderRulesThatCameLater) {
  EXPECT_EQ(Csvs(kRevised, declared_), Golden("binh-dinh-2017-mau"));
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables(kRevised, declared_));
  EXPECT_EQ(tables.axes().position(), declared_);
  EXPECT_EQ(tables.axes().rule_set(), testing::LoadRules(kRevised).name);
}

TEST_F(RevisedRulesService, BeforeThereWereAnswersNobodyHasDeclared) {
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables(kRevised, before_opening_ + 1));
  for (const ranking::v1::Table& table : tables.tables()) {
    for (const ranking::v1::TableRow& row : table.rows()) EXPECT_EQ(row.rank(), 0u);
  }
  EXPECT_THAT(NotesOn(tables), IsEmpty());
}

TEST_F(RevisedRulesService, BeforeTheCampaignWasOpenedItIsNotKnown) {
  EXPECT_THAT(Tables(kRevised, before_opening_),
              StatusIs(absl::StatusCode::kNotFound,
                       HasSubstr(absl::StrCat("no campaign ", kCampaign, " at position ", before_opening_))));
  EXPECT_THAT(Tables("no-such-rules", declared_),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("no-such-rules")));
}

TEST_F(RevisedRulesService, SaysWhatHadNoAnswerAndWhatWasDone) {
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables(kRevised));

  EXPECT_EQ(tables.replay().own_rule_set(), testing::LoadRules("binh-dinh-2016-leaf").name);
  EXPECT_THAT(tables.replay().amended_rule_sets(),
              ElementsAre(testing::LoadRules("binh-dinh-2016-leaf").name));
  EXPECT_THAT(NotesOn(tables), ElementsAre("security.11 19/19: tiêu chí mới, chưa có số liệu; được 0 điểm",
                                           "internal-use.16 19/19: tiêu chí đã bỏ, số liệu không được tính"));
  EXPECT_THAT(tables.replay().notes(), SizeIs(4));
  EXPECT_THAT(tables.replay().notes(0).title(), HasSubstr("sao lưu"));
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse security, Tables(kRevised, 0, "1.4"));
  EXPECT_THAT(NotesOn(security), ElementsAre(HasSubstr("security.11")));
}

TEST_F(RevisedRulesService, UnderItsOwnRulesItIsNoReplay) {
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables("binh-dinh-2016-leaf"));
  EXPECT_FALSE(tables.has_replay());
}

TEST_F(RevisedRulesService, RulesThatAmendTheAmendedOnesCarryStepByStep) {
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables("third", declared_));

  EXPECT_THAT(tables.replay().amended_rule_sets(),
              ElementsAre(testing::LoadRules("binh-dinh-2016-leaf").name, testing::LoadRules(kRevised).name));
  EXPECT_EQ(Csvs("third"), Golden("binh-dinh-2017-mau"));
  EXPECT_THAT(NotesOn(tables), ElementsAre("security.12 19/19: tiêu chí mới, chưa có số liệu; được 0 điểm",
                                           "internal-use.16 19/19: tiêu chí đã bỏ, số liệu không được tính"));
}

TEST_F(RevisedRulesService, RulesThatDoNotAmendTheCampaignsOwnSaySoAndTakeEqualIds) {
  ASSERT_OK_AND_ASSIGN(const GetTablesResponse tables, Tables("binh-dinh-2016"));

  EXPECT_THAT(tables.replay().amended_rule_sets(), IsEmpty());
  for (const ranking::v1::TableRow& row : tables.tables(0).rows()) EXPECT_EQ(row.points(), "0");
  const std::vector<std::string> notes = NotesOn(tables);
  EXPECT_THAT(notes, SizeIs(7 + 89));
  EXPECT_EQ(notes.front(), "infrastructure.points 19/19: không có số liệu; được 0 điểm");
  EXPECT_THAT(notes, ::testing::Contains(
                         "infrastructure.1 19/19: bộ tiêu chí này không có, số liệu không được tính"));
}

TEST_F(RevisedRulesService, ACardSaysItToo) {
  scoring::v1::GetScoreCardRequest request;
  request.mutable_query()->set_campaign(kCampaign);
  request.mutable_query()->set_rule_set(kRevised);
  request.mutable_query()->mutable_as_of()->set_position(declared_);
  request.set_organization("so-tai-chinh");
  ASSERT_OK_AND_ASSIGN(const scoring::v1::GetScoreCardResponse response,
                       ServicesInProcess::Call(services_->scoring(),
                                               &scoring::v1::ScoringService::Stub::GetScoreCard, request));

  ASSERT_THAT(response.card().replay_notes(), SizeIs(2));
  EXPECT_EQ(response.card().replay_notes(0).criterion(), "security.11");
  EXPECT_THAT(response.card().replay_notes(0).title(), HasSubstr("sao lưu"));
  EXPECT_EQ(response.card().nodes(0).points(), "1235");
}

TEST_F(RevisedRulesService, APublicationIsVerifiedBesideReplays) {
  Do(&Intake::CloseCampaign, requests_.CloseCampaign());
  EXPECT_EQ(Csvs(kRevised), Golden("binh-dinh-2017-mau"));
  ranking::v1::PublishRankingRequest publish;
  publish.set_request_id("publish");
  publish.set_campaign(kCampaign);
  publish.set_decision("305/QĐ-UBND");
  publish.set_date("2017-02-07");
  ASSERT_THAT(ServicesInProcess::Call(services_->ranking(),
                                      &ranking::v1::RankingService::Stub::PublishRanking, publish),
              testing::IsOk());
  EXPECT_EQ(Csvs(kRevised), Golden("binh-dinh-2017-mau"));
  audit::v1::VerifyPublicationRequest verify;
  verify.set_campaign(kCampaign);
  ASSERT_OK_AND_ASSIGN(
      const auto verified,
      ServicesInProcess::Call(services_->audit(), &audit::v1::AuditService::Stub::VerifyPublication, verify));
  EXPECT_THAT(verified.differences(), IsEmpty());
}

}  // namespace
}  // namespace thuocdo

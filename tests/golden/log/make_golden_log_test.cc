// Makes a log in which everything happens that can, through the real services. With
// THUOCDO_NEW_GOLDEN_LOG=NAME it is kept as a new golden log (tests/golden/logs/README.md); without, what is
// made today only has to verify.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "common/base/digest.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"
#include "tests/golden/log/golden_history.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo {
namespace {

using eventlog::v1::Record;
using testing::IsOk;
using testing::ServicesInProcess;
using Intake = intake::v1::IntakeService::Stub;
using Log = eventlog::v1::EventLogService::Stub;
using Ranking = ranking::v1::RankingService::Stub;

std::string RuleSetText(const std::string& id) {
  return testing::ReadFile(absl::StrCat("tests/golden/log/", id, ".txtpb"));
}

// Everything that happens, as commands.
class Story {
 public:
  // From an earlier ranking to a decision that amends the first.
  void FirstYear();
  // Organizations end and begin; the rules are amended; a correction is erased.
  void SecondYear();
  // Rules that compare units, and a roster with exceptions.
  void ComparingRules();

  std::vector<Record> Records();

 private:
  template <typename Stub, typename Request, typename Response>
  Response Do(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const std::string& text) {
    Request request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    request.set_request_id(absl::StrCat("golden-", ++requests_));
    auto response = ServicesInProcess::Call(stub, method, request);
    EXPECT_THAT(response, IsOk()) << text;
    return response.ok() ? *response : Response();
  }
  template <typename Request, typename Response>
  void Do(grpc::Status (Intake::*method)(grpc::ClientContext*, const Request&, Response*),
          const std::string& text) {
    Do(services_.intake(), method, text);
  }
  void PublishRules(const std::string& id);
  void Declare(const std::string& campaign, const std::string& organization,
               const std::vector<std::pair<std::string, std::string>>& answers);
  uint64_t Correct(const std::string& campaign, const std::string& organization, const std::string& criterion,
                   const std::string& answer);
  uint64_t PublishRanking(const std::string& campaign, const std::string& decision, uint64_t amends = 0);

  ServicesInProcess services_ = ServicesInProcess(testing::NewDirectory(), testing::Layout::kTogether);
  int requests_ = 0;
};

void Story::PublishRules(const std::string& id) {
  intake::v1::PublishRuleSetRequest request;
  request.set_text(RuleSetText(id));
  Do(&Intake::PublishRuleSet, request.DebugString());
}

void Story::Declare(const std::string& campaign, const std::string& organization,
                    const std::vector<std::pair<std::string, std::string>>& answers) {
  std::string text = absl::Substitute(
      "campaign: '$0' organization: '$1' prepared_by: 'chuyen-vien' approved_by: 'thu-truong' "
      "expected_revision { no_stream: true } ",
      campaign, organization);
  for (const auto& [criterion, answer] : answers) {
    absl::SubstituteAndAppend(&text,
                              "answers { criterion: '$0' text: '$1' note: 'theo báo cáo' evidence { uri: "
                              "'https://vi.du/$2.pdf' } } ",
                              criterion, answer, organization);
  }
  Do(&Intake::DeclareAnswers, text);
}

// The correction's position.
uint64_t Story::Correct(const std::string& campaign, const std::string& organization,
                        const std::string& criterion, const std::string& answer) {
  const std::string text = absl::Substitute(
      "campaign: '$0' organization: '$1' reason: 'Biên bản kiểm tra' "
      "corrections { criterion: '$2' text: '$3' } expected_revision { any: true }",
      campaign, organization, criterion, answer);
  return Do(services_.intake(), &Intake::CorrectAnswers, text).receipt().last_position();
}

uint64_t Story::PublishRanking(const std::string& campaign, const std::string& decision, uint64_t amends) {
  const std::string text = absl::Substitute("campaign: '$0' decision: '$1' date: '2017-02-07' amends: $2",
                                            campaign, decision, amends);
  return Do(services_.ranking(), &Ranking::PublishRanking, text).receipt().last_position();
}

void Story::FirstYear() {
  PublishRules("nho");
  Do(&Intake::ImportOrganizations, R"(
      organizations { id: 'so-tai-chinh' name: 'Sở Tài chính' aliases: 'STC' }
      organizations { id: 'so-van-hoa' name: 'Sở Văn hóa, Thể thao và Du lịch' }
      organizations { id: 'so-noi-vu' name: 'Sở Nội vụ' }
      organizations { id: 'ban-dan-toc' name: 'Ban Dân tộc' }
      organizations { id: 'huyen-a' name: 'Huyện A' }
      organizations { id: 'huyen-b' name: 'Huyện B' })");
  Do(&Intake::ImportOrganizations,
     "organizations { id: 'so-noi-vu' name: 'Sở Nội vụ' aliases: 'Sở Nội-vụ tỉnh' }");
  Do(&Intake::RecordEarlierRanking, R"(ranking: 'nho-2015' title: 'Xếp hạng năm 2015'
      ranks { group: 'departments' component: 'total' organization: 'so-noi-vu' rank: 1 }
      ranks { group: 'departments' component: 'total' organization: 'so-tai-chinh' rank: 3 })");
  const std::string definition = R"(definition {
      id: 'nho-2016' title: 'Kỳ đánh giá năm 2016' authority: 'UBND tỉnh' year: 2016 rule_set: 'nho' predecessor: 'nho-2015'
      deadlines { declare_by: '2016-12-15' correct_by: '2017-01-15' }
      roster { organization: 'so-tai-chinh' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-van-hoa' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-noi-vu' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'ban-dan-toc' group: 'departments' $0 }
      roster { organization: 'huyen-a' group: 'districts' participation: PARTICIPATION_FULL }
      roster { organization: 'huyen-b' group: 'districts' participation: PARTICIPATION_FULL }
      tables { id: '1' title: 'Tổng thể' group: 'departments' component: 'total' }
      tables { id: '1.1' title: 'Dịch vụ công' group: 'departments' component: 'online' }
      tables { id: '2' title: 'Tổng thể' group: 'districts' component: 'total' } } $1)";
  Do(&Intake::OpenCampaign, absl::Substitute(definition, "participation: PARTICIPATION_FULL", ""));
  Declare("nho-2016", "so-tai-chinh",
          {{"use.points", "12,5"},
           {"use.mail", "có"},
           {"use.staff", "80"},
           {"use.roll-out", "everywhere"},
           {"online.services", "1/7"},
           {"online.files", "70/100"}});
  Declare("nho-2016", "so-van-hoa",
          {{"use.points", "15"},
           {"use.mail", "không"},
           {"use.staff", "49,99"},
           {"use.roll-out", "in-part"},
           {"online.services", "3/10"},
           {"online.files", "0/0"}});
  Declare("nho-2016", "so-noi-vu", {{"use.points", "7,5"}, {"use.mail", "n/a"}, {"online.services", "2/21"}});
  Declare("nho-2016", "huyen-a", {{"use.points", "10"}, {"use.mail", "có"}, {"online.services", "1/5"}});
  Do(&Intake::ObserveAnswers, R"(campaign: 'nho-2016' source: 'cong-dich-vu-cong' source_position: 7
      observations { organization: 'so-tai-chinh' answer { criterion: 'online.services' text: '2/7' } }
      observations { organization: 'huyen-b' answer { criterion: 'online.services' text: '1/4' } })");
  Correct("nho-2016", "so-tai-chinh", "use.staff", "50");
  Correct("nho-2016", "so-van-hoa", "use.points", "5");
  Do(&Intake::WithdrawCorrections, R"(campaign: 'nho-2016' organization: 'so-van-hoa' criteria: 'use.points'
      reason: 'Giải trình được chấp nhận' expected_revision { any: true })");
  Do(&Intake::AmendCampaign,
     absl::Substitute(definition,
                      "participation: PARTICIPATION_COMPONENTS_ONLY without_components: 'online' "
                      "reason: 'Không có thủ tục hành chính'",
                      "reason: 'Rà soát danh sách'"));
  Do(&Intake::CloseCampaign, "campaign: 'nho-2016' accept_missing_reason: 'Đã quá hạn khai báo'");
  const uint64_t first = PublishRanking("nho-2016", "305/QĐ-UBND");
  Do(&Intake::ReopenCampaign, "campaign: 'nho-2016' reason: 'Có khiếu nại'");
  Correct("nho-2016", "huyen-a", "online.services", "1/4");
  Do(&Intake::CloseCampaign, "campaign: 'nho-2016' accept_missing_reason: 'Đã quá hạn khai báo'");
  PublishRanking("nho-2016", "412/QĐ-UBND", first);
}

void Story::SecondYear() {
  Do(&Intake::RenameOrganization,
     "organization: 'so-noi-vu' name: 'Sở Nội vụ và Lao động' reason: '1/QĐ-UBND'");
  Do(&Intake::SplitOrganization, R"(organization: 'so-van-hoa' reason: '2/QĐ-UBND'
      successors { id: 'so-du-lich' name: 'Sở Du lịch' } successors { id: 'so-the-thao' name: 'Sở Văn hóa và Thể thao' })");
  Do(&Intake::MergeOrganizations, R"(organizations: 'huyen-a' organizations: 'huyen-b' reason: '3/QĐ-UBND'
      successor { id: 'huyen-ab' name: 'Huyện A' })");
  Do(&Intake::DissolveOrganization, "organization: 'ban-dan-toc' reason: '4/QĐ-UBND'");
  PublishRules("nho-2017");
  Do(&Intake::OpenCampaign, R"(definition {
      id: 'nho-2017' title: 'Kỳ đánh giá năm 2017' authority: 'UBND tỉnh' year: 2017 rule_set: 'nho-2017' predecessor: 'nho-2016'
      roster { organization: 'so-tai-chinh' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-noi-vu' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-du-lich' group: 'departments' participation: PARTICIPATION_NOT_ASSESSED reason: 'Mới lập' }
      roster { organization: 'so-the-thao' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'huyen-ab' group: 'districts' participation: PARTICIPATION_FULL }
      tables { id: '1' title: 'Tổng thể' group: 'departments' component: 'total' }
      tables { id: '2' title: 'Tổng thể' group: 'districts' component: 'total' } })");
  Declare("nho-2017", "so-tai-chinh",
          {{"use.points", "10"},
           {"use.post", "n/a"},
           {"use.staff", "60"},
           {"use.signing", "in-part"},
           {"online.services", "2/21"},
           {"online.files", "1/3"}});
  Declare("nho-2017", "so-noi-vu", {{"use.points", "15"}, {"use.post", "có"}, {"use.staff", "59,9"}});
  Declare("nho-2017", "so-the-thao", {{"use.points", "15"}, {"use.post", "có"}, {"use.staff", "59,9"}});
  Declare("nho-2017", "huyen-ab", {{"use.points", "2,5"}, {"online.services", "1/1"}});
  const uint64_t replaced = Correct("nho-2017", "so-noi-vu", "use.staff", "50");
  Correct("nho-2017", "so-noi-vu", "use.staff", "55");
  Do(&Intake::ErasePayload, absl::Substitute("position: $0 reason: 'Đơn số 5'", replaced));
  Do(&Intake::CloseCampaign, "campaign: 'nho-2017'");
  PublishRanking("nho-2017", "9/QĐ-UBND");
}

void Story::ComparingRules() {
  PublishRules("so-sanh");
  Do(&Intake::OpenCampaign, R"(definition {
      id: 'so-sanh-2017' title: 'Chỉ số năm 2017' authority: 'UBND tỉnh' year: 2017 rule_set: 'so-sanh'
      roster { organization: 'so-tai-chinh' group: 'departments' participation: PARTICIPATION_FULL
               not_assessed { node: 'compared.factor' reason: 'Không có nhiệm vụ' } }
      roster { organization: 'so-noi-vu' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-du-lich' group: 'departments' participation: PARTICIPATION_FULL }
      roster { organization: 'so-the-thao' group: 'departments' participation: PARTICIPATION_FULL }
      tables { id: '1' title: 'Chỉ số' group: 'departments' component: 'total' }
      tables { id: '1.1' title: 'So sánh' group: 'departments' component: 'compared' }
      tables { id: '1.2' title: 'Trung bình' group: 'departments' component: 'mean' } })");
  int unit = 0;
  for (const char* organization : {"so-tai-chinh", "so-noi-vu", "so-du-lich"}) {
    ++unit;
    std::vector<std::pair<std::string, std::string>> answers = {
        {"compared.list", unit == 1 ? "mail;signing" : "portal"},
        {"compared.grid", unit == 2 ? "10" : "2,5"},
        {"compared.relative", unit == 3 ? "n/a" : absl::StrCat(3 * unit)},
        {"compared.range", absl::StrCat(unit * unit, ",1")},
        {"compared.goalposts", absl::StrCat(17 * unit)},
        {"compared.deviation", absl::StrCat(2 * unit, ",5")},
        {"compared.bonus.1", "2"},
        {"compared.bonus.2", absl::StrCat(unit - 1, ",5")},
        {"compared.penalty", unit == 3 ? "1,5" : "0"},
        {"mean.1", absl::StrCat(unit - 1, "/21")},
        {"mean.2", absl::StrCat(unit, "/", unit + 1)},
        {"best.1", unit == 1 ? "có" : "không"},
        {"best.2", unit == 3 ? "không" : "có"}};
    if (unit != 1) answers.push_back({"compared.factor", absl::StrCat(9 * unit, ",3")});
    Declare("so-sanh-2017", organization, answers);
  }
  Correct("so-sanh-2017", "so-du-lich", "compared.range", "8");
  Do(&Intake::CloseCampaign, "campaign: 'so-sanh-2017' accept_missing_reason: 'Mới lập, chưa kê khai'");
  PublishRanking("so-sanh-2017", "10/QĐ-UBND");
}

std::vector<Record> Story::Records() {
  const std::unique_ptr<Log> log = eventlog::v1::EventLogService::NewStub(services_.channels().at("intake"));
  std::vector<Record> records;
  for (uint64_t head = 1; records.size() < head;) {
    eventlog::v1::ReadRecordsRequest request;
    request.set_after_position(records.size());
    const auto page = ServicesInProcess::Call(*log, &Log::ReadRecords, request);
    if (!page.ok() || page->records().empty()) break;
    records.insert(records.end(), page->records().begin(), page->records().end());
    head = page->head();
  }
  return records;
}

// Writes `text` to a file that must be new.
void WriteNew(const std::string& name, const std::string& text) {
  const std::string path = "tests/golden/logs/" + name;
  ASSERT_FALSE(std::filesystem::exists(path)) << path << " is there: a golden log is never replaced";
  std::ofstream(path, std::ios::binary) << text;
  std::ofstream("tests/golden/logs/SHA256SUMS", std::ios::binary | std::ios::app)
      << Hex(Sha256(text)) << "  " << name << "\n";
}

void Keep(const std::string& name, const std::vector<Record>& records) {
  WriteNew(name + ".log.txt", testing::GoldenText(records));
  std::string publications = "campaign,position,digest\n";
  for (const testing::GoldenPublication& made : testing::PublicationsOf(records)) {
    absl::StrAppend(&publications, made.campaign, ",", made.position, ",", made.digest, "\n");
  }
  WriteNew(name + ".publications.csv", publications);
}

TEST(MakeGoldenLog, WhatIsMadeTodayVerifies) {
  Story story;
  story.FirstYear();
  story.SecondYear();
  story.ComparingRules();
  const std::vector<Record> records = story.Records();

  EXPECT_EQ(testing::PublicationsOf(records).size(), 4u);
  testing::ExpectEveryPublicationVerifies(records);
  EXPECT_EQ(testing::GoldenText(testing::ReadGoldenText(testing::GoldenText(records))),
            testing::GoldenText(records));
  const char* name = std::getenv("THUOCDO_NEW_GOLDEN_LOG");
  if (name != nullptr && !HasFailure()) Keep(name, records);
}

}  // namespace
}  // namespace thuocdo

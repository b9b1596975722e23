#include "tests/acceptance/case_2016.h"

#include <google/protobuf/text_format.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "gtest/gtest.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::acceptance {
namespace {

campaign::v1::CampaignDefinition Definition() {
  campaign::v1::CampaignDefinition definition;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      testing::ReadFile(CatalogueFile("campaigns/binh-dinh-2016.txtpb")), &definition));
  return definition;
}

}  // namespace

std::string CatalogueFile(const std::string& name) { return absl::StrCat("deploy/catalogue/", name); }

ProgramRun Expect(const DeployedPrograms& deployment, const std::vector<std::string>& words) {
  ProgramRun result = deployment.Client(words);
  EXPECT_EQ(result.exit_code, 0) << absl::StrJoin(words, " ") << "\n" << result.out << result.err;
  return result;
}

void Prepare(const DeployedPrograms& deployment) {
  Expect(deployment, {"rule-set", "publish", CatalogueFile("rule-sets/binh-dinh-2016.txtpb")});
  Expect(deployment, {"organization", "import", CatalogueFile("organizations/binh-dinh.csv")});
  Expect(deployment, {"ranking", "record-earlier", CatalogueFile("earlier-rankings/binh-dinh-2015.csv")});
  Expect(deployment, {"campaign", "open", CatalogueFile("campaigns/binh-dinh-2016.txtpb")});
}

ProgramRun Declare(const DeployedPrograms& deployment, const std::string& file) {
  return Expect(deployment, {"declare", kCampaign, "--file", file});
}

void RunUpToClosing(const DeployedPrograms& deployment) {
  Prepare(deployment);
  Declare(deployment);
  Expect(deployment, {"campaign", "close", kCampaign});
}

Tables ShowTables(const DeployedPrograms& deployment, const std::vector<std::string>& options) {
  Tables tables;
  const campaign::v1::CampaignDefinition definition = Definition();
  for (const campaign::v1::TableDefinition& table : definition.tables()) {
    std::vector<std::string> words = {"ranking", "show",     kCampaign,  "--group", table.group(),
                                      "--table", table.id(), "--format", "csv"};
    words.insert(words.end(), options.begin(), options.end());
    tables[table.id()] = Expect(deployment, words).out;
  }
  return tables;
}

Tables GoldenTables() {
  Tables tables;
  const campaign::v1::CampaignDefinition definition = Definition();
  for (const campaign::v1::TableDefinition& table : definition.tables()) {
    tables[table.id()] = testing::ReadFile(absl::StrCat("tests/golden/binh-dinh-2016/", table.id(), ".csv"));
  }
  return tables;
}

std::string ReversedAnswers() {
  const std::string text = testing::ReadFile(CatalogueFile("answers/binh-dinh-2016.csv"));
  std::vector<std::string> lines = absl::StrSplit(text, '\n', absl::SkipEmpty());
  std::reverse(lines.begin() + 1, lines.end());
  const std::string path = testing::NewDirectory() + "/reversed.csv";
  testing::WriteFile(path, absl::StrJoin(lines, "\n") + "\n");
  return path;
}

uint64_t Head(const DeployedPrograms& deployment) {
  auto log = eventlog::v1::EventLogService::NewStub(deployment.Channel(deployment.LogProgram()));
  grpc::ClientContext context;
  eventlog::v1::GetHeadResponse head;
  EXPECT_TRUE(log->GetHead(&context, {}, &head).ok());
  return head.position();
}

}  // namespace thuocdo::acceptance

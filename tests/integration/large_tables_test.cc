// Tables that do not fit one message.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/rocksdb_log.h"
#include "common/note/files/generate_key.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/campaign/definition.h"
#include "common/testing/campaign/events.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "tests/integration/services_in_process_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::ServicesInProcess;
using testing::StatusIs;
using Ranking = ranking::v1::RankingService::Stub;

constexpr int kUnits = 4000;
constexpr size_t kNameBytes = 400;

// A closed campaign `large` with three tables of units that have long names and have not declared.
std::vector<eventlog::NewEvent> LargeCampaign() {
  const rules::RuleSet rules = rules::ParseRuleSet(testing::kRuleSetText).value();
  std::vector<eventlog::NewEvent> events = {testing::RuleSetPublished(rules, testing::kRuleSetText)};
  campaign::v1::CampaignDefinition definition;
  definition.set_id("large");
  definition.set_rule_set(rules.name);
  for (int number = 0; number < kUnits; ++number) {
    const std::string id = absl::StrCat("xa-", number);
    events.push_back(testing::OrganizationCreated(id, absl::StrCat(id, std::string(kNameBytes, 'x'))));
    testing::Enroll(id, "departments", definition);
  }
  for (const char* component : {"total", "use", "online"})
    testing::AddTable(component, "departments", component, definition);
  events.push_back(testing::CampaignOpened(definition));
  events.push_back(testing::CampaignClosed("large"));
  return events;
}

void AppendTo(const std::string& data, const std::vector<eventlog::NewEvent>& events) {
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<eventlog::EventLog> log,
                       eventlog::OpenRocksDbLog(data + "/log"));
  testing::Append(events, *log);
}

TEST(LargeTablesTest, TablesThatDoNotFitOneMessageAreAskedForOneAtATime) {
  const std::string data = testing::NewDirectory();
  AppendTo(data, LargeCampaign());
  ServicesInProcess services(data, testing::Layout::kTogether);
  ranking::v1::GetTablesRequest request;
  request.mutable_query()->set_campaign("large");
  request.mutable_query()->set_min_position(kUnits + 4);

  EXPECT_THAT(ServicesInProcess::Call(services.ranking(), &Ranking::GetTables, request),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("3 tables take ")));
  request.set_table("online");
  ASSERT_OK_AND_ASSIGN(const auto one,
                       ServicesInProcess::Call(services.ranking(), &Ranking::GetTables, request));
  ASSERT_EQ(one.tables_size(), 1);
  EXPECT_EQ(one.tables(0).rows_size(), kUnits);
}

TEST(LargeTablesTest, ABundleWithTablesThatDoNotFitOneMessageComesInChunks) {
  const std::string data = testing::NewDirectory();
  AppendTo(data, LargeCampaign());
  audit::CheckpointOptions options;
  options.keys = {note::GenerateKey("so.example/log", note::SignatureType::kNote).value()};
  ServicesInProcess services(data, testing::Layout::kTogether, options);
  ranking::v1::PublishRankingRequest publish;
  publish.set_request_id("publish");
  publish.set_campaign("large");
  publish.set_decision("1/QĐ");
  publish.set_date("2017-02-07");
  ASSERT_THAT(ServicesInProcess::Call(services.ranking(), &Ranking::PublishRanking, publish), IsOk());
  audit::v1::GetBundleRequest request;
  request.set_campaign("large");
  request.set_organization("xa-7");

  ASSERT_OK_AND_ASSIGN(const std::string bundle, services.ReadBundle(request));

  EXPECT_GT(bundle.size(), 3 * kUnits * kNameBytes);
  EXPECT_TRUE(audit::VerifyBundle(bundle, {{options.keys[0].verifier()}, {}}).holds());
}

}  // namespace
}  // namespace thuocdo

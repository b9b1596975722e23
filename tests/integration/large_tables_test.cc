// Tables that do not fit one message.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/rocksdb_log.h"
#include "common/note/files/generate_key.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "tests/integration/services_in_process_for_tests.h"

namespace thuocdo {
namespace {

using event::v1::Event;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::ServicesInProcess;
using testing::StatusIs;
using Ranking = ranking::v1::RankingService::Stub;

constexpr int kUnits = 4000;
constexpr size_t kNameBytes = 400;

void Add(const std::string& stream, const Event& event, eventlog::AppendRequest& append) {
  append.events.push_back({stream, event});
}

std::string AddRules(eventlog::AppendRequest& append) {
  const rules::RuleSet rules = rules::ParseRuleSet(testing::kRuleSetText).value();
  Event event;
  event.mutable_rule_set_published()->set_rule_set("small");
  event.mutable_rule_set_published()->set_hash(rules.hash);
  event.mutable_rule_set_published()->set_text(testing::kRuleSetText);
  event.mutable_rule_set_published()->set_canonical(rules.canonical);
  Add(eventlog::RuleSetStream("small"), event, append);
  return rules.name;
}

// A closed campaign `large` with three tables of units that have long names and have not declared.
eventlog::AppendRequest LargeCampaign() {
  eventlog::AppendRequest append;
  Event opened;
  campaign::v1::CampaignDefinition& definition = *opened.mutable_campaign_opened()->mutable_definition();
  definition.set_id("large");
  definition.set_rule_set(AddRules(append));
  for (int number = 0; number < kUnits; ++number) {
    const std::string id = absl::StrCat("xa-", number);
    Event created;
    created.mutable_organization_created()->set_organization(id);
    created.mutable_organization_created()->set_name(absl::StrCat(id, std::string(kNameBytes, 'x')));
    Add(eventlog::OrganizationStream(id), created, append);
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization(id);
    entry.set_group("departments");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
  }
  for (const char* component : {"total", "use", "online"}) {
    campaign::v1::TableDefinition& table = *definition.add_tables();
    table.set_id(component);
    table.set_group("departments");
    table.set_component(component);
  }
  Add(eventlog::CampaignStream("large"), opened, append);
  Event closed;
  closed.mutable_campaign_closed()->set_campaign("large");
  Add(eventlog::CampaignStream("large"), closed, append);
  return append;
}

void AppendTo(const std::string& data, eventlog::AppendRequest append) {
  append.request_id = "large";
  append.fingerprint = std::string(32, 'f');
  append.actor.set_id("tester");
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_ADMINISTRATOR);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<eventlog::EventLog> log,
                       eventlog::OpenRocksDbLog(data + "/log"));
  ASSERT_THAT(log->Append(append), IsOk());
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

// A campaign of 11,000 units and 89 criteria through the real log, histories and cores, against a slow model
// of its own; and what a replay reads. THUOCDO_UNITS makes it another size.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/rocksdb_log.h"
#include "common/follow/follower.h"
#include "common/follow/log_record_source.h"
#include "common/storage/rocksdb_store.h"
#include "common/streams/applies.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "services/ranking/core/tables/table_csv.h"
#include "tests/scale/counting_store.h"
#include "tests/scale/made_campaign.h"
#include "tests/scale/resource_report.h"
#include "tests/scale/scale_rules.h"

namespace thuocdo::scale {
namespace {

using testing::IsOk;

int Units() {
  const char* units = std::getenv("THUOCDO_UNITS");
  return units == nullptr ? 11'000 : std::stoi(units);
}

// Where each criterion of `rules` was answered, as the revised set's changes say.
std::vector<int> AnsweredAt(const SlowModel& rules, const SlowModel& answered) {
  std::vector<int> at;
  for (const SlowCriterion& criterion : rules.criteria()) {
    const std::string id = criterion.id == "infrastructure.lan" ? "infrastructure.2" : criterion.id;
    at.push_back(-1);
    for (size_t i = 0; i < answered.criteria().size(); ++i) {
      if (answered.criteria()[i].id == id) at.back() = static_cast<int>(i);
    }
  }
  return at;
}

void ExpectSame(const ranking::Table& table, const SlowTable& slow) {
  ASSERT_EQ(table.rows.size(), slow.size());
  const ranking::TableRow* before = nullptr;
  for (const ranking::TableRow& row : table.rows) {
    const SlowPlace& place = slow.at(row.organization);
    ASSERT_EQ(row.rank, place.rank) << row.organization;
    ASSERT_EQ(row.points, place.points) << row.organization;
    ASSERT_EQ(row.level, place.level) << row.organization;
    const uint32_t last = UINT32_MAX;  // who has not declared
    const auto key = [&](const ranking::TableRow& of) {
      return std::pair(of.rank == 0 ? last : of.rank, of.organization);
    };
    ASSERT_TRUE(before == nullptr || key(*before) < key(row)) << row.organization;
    before = &row;
  }
}

// Tables, their bytes, and what was read for them.
struct Replayed {
  std::vector<ranking::Table> tables;
  std::string bytes;
  Reads reads;
};

class ScaleTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(log_, eventlog::OpenRocksDbLog(directory_ + "/log"));
    ASSERT_OK_AND_ASSIGN(std::unique_ptr<storage::KeyValueStore> store,
                         storage::OpenRocksDbStore(directory_ + "/history", storage::kRebuildable));
    store_ = std::make_unique<CountingStore>(std::move(store));
    ASSERT_OK_AND_ASSIGN(
        history_, follow::History::Open(store_.get(), {"campaign/", "rule-set/", "organization/", "sheet/"}));
  }

  // Follows the log up to its head.
  void Follow() {
    ResourceReport resources("following the log", log_->Head().value - history_->position().value, "events");
    const std::unique_ptr<follow::RecordSource> source = follow::NewLogRecordSource(log_.get());
    follow::Follower follower(source.get(), history_.get(), streams::NewAppliesCheck(history_.get()));
    ASSERT_THAT(follower.WaitFor(log_->Head(), absl::Minutes(10)), IsOk());
  }

  // Returns how many events it is.
  size_t AppendCampaign(const MadeCampaign& campaign) {
    ResourceReport resources("appending " + campaign.definition().id(), 0, "events");
    const size_t events = campaign.AppendTo(*log_);
    resources.set_count(events);
    return events;
  }

  ranking::RankedCampaign Rank(const std::string& campaign, Position position, const std::string& rule_set) {
    scoring::CampaignView view = scoring::ViewCampaign(*history_, campaign, position, rule_set).value();
    return ranking::RankCampaign(
               *history_, std::move(view),
               [this](const scoring::CampaignView& of) { return scoring::ScoreView(*history_, of); })
        .value();
  }

  Replayed Replay(const std::string& campaign, Position position, const std::string& rule_set) {
    ResourceReport resources(
        absl::StrCat("replay of ", campaign, " under ", rule_set.substr(0, rule_set.find('@'))));
    store_->Take();
    ranking::RankedCampaign ranked = Rank(campaign, position, rule_set);
    Replayed replayed{std::move(ranked.tables), "", store_->Take()};
    for (const ranking::Table& table : replayed.tables)
      replayed.bytes += ranking::TableCsv(ranked.view.rules, table);
    return replayed;
  }

  void ExpectRanksAsTheSlowModel(const MadeCampaign& campaign, const SlowModel& rules,
                                 const std::vector<ranking::Table>& tables) {
    ResourceReport resources("the slow model's tables", tables.size(), "tables");
    for (const ranking::Table& table : tables) {
      SCOPED_TRACE(table.definition.component());
      ExpectSame(table,
                 rules.Rank(table.definition.component(), campaign.units(), AnsweredAt(rules, model_)));
    }
  }

  // A replay gives these bytes again, and reads for it what it read then.
  void ExpectSameReplay(const Replayed& before, const std::string& campaign, Position position,
                        const std::string& rule_set) {
    const Replayed after = Replay(campaign, position, rule_set);
    EXPECT_EQ(Sha256(after.bytes), Sha256(before.bytes));
    EXPECT_EQ(after.reads, before.reads);
  }

  const std::string directory_ = testing::NewDirectory();
  const SlowModel model_ = SlowModel(ScaleRules(), "departments");
  const SlowModel revised_ = SlowModel(RevisedScaleRules(), "departments");
  std::unique_ptr<eventlog::EventLog> log_;
  std::unique_ptr<CountingStore> store_;
  std::unique_ptr<follow::History> history_;
};

TEST_F(ScaleTest, ACampaignRanksAsASlowModelDoesAndAReplayReadsOnlyItsAnswers) {
  ASSERT_EQ(model_.criteria().size(), 89u);
  const std::string own = AppendRules(ScaleRules(), *log_);
  const std::string revised = AppendRules(RevisedScaleRules(), *log_);
  AppendOrganizations(Units(), *log_);
  const MadeCampaign campaign(&model_, {"xa-2016", own, Units(), 10, 1});
  const size_t events = AppendCampaign(campaign);
  const Position head = log_->Head();
  Follow();

  const Replayed under_own = Replay("xa-2016", head, own);
  const Replayed under_revised = Replay("xa-2016", head, revised);
  {
    SCOPED_TRACE("its own rules");
    ExpectRanksAsTheSlowModel(campaign, model_, under_own.tables);
  }
  {
    SCOPED_TRACE("the revised rules");
    ExpectRanksAsTheSlowModel(campaign, revised_, under_revised.tables);
  }

  // Another campaign of the same units, several times larger, whose id begins with this one's.
  EXPECT_GT(AppendCampaign(MadeCampaign(&model_, {"xa-2016-2", own, Units(), 40, 2})), 3 * events);
  Follow();
  log_.reset();  // nobody can read it now
  std::filesystem::remove_all(directory_ + "/log");

  ExpectSameReplay(under_own, "xa-2016", head, own);
  ExpectSameReplay(under_revised, "xa-2016", history_->position(), revised);
  std::cout << "read under its own rules: " << under_own.reads
            << "\nread under the revised rules: " << under_revised.reads
            << "\nevents in the log: " << history_->position().value << ", at the campaign's end "
            << head.value << std::endl;
}

}  // namespace
}  // namespace thuocdo::scale

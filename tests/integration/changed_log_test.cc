// Somebody with write access to a database changes what was recorded, so that it fits everything beside it:
// the copy and the tree that audit keeps name the event.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"
#include "common/merkle/hash.h"
#include "common/storage/rocksdb_store.h"
#include "common/testing/matchers.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;

// The messages of a check.
template <typename Covered>
struct CheckOutput {
  std::vector<std::string> findings;
  Covered covered;
};

template <typename Covered, typename Response>
CheckOutput<Covered> ReadAll(std::unique_ptr<grpc::ClientReader<Response>> reader) {
  CheckOutput<Covered> output;
  Response response;
  while (reader->Read(&response)) {
    if (response.has_finding()) {
      output.findings.push_back(absl::StrCat(response.finding().place(), ": ", response.finding().what()));
    }
    if (response.has_covered()) output.covered = response.covered();
  }
  EXPECT_TRUE(reader->Finish().ok());
  return output;
}

// Changes the value of `key` in the store in `directory`.
void ChangeStored(const std::string& directory, const std::string& key,
                  const std::function<void(std::string&)>& change) {
  ASSERT_OK_AND_ASSIGN(const auto store, storage::OpenRocksDbStore(directory, storage::kDurable));
  ASSERT_OK_AND_ASSIGN(std::optional<std::string> value, store->Get(key));
  ASSERT_TRUE(value.has_value());
  change(*value);
  ASSERT_TRUE(store->Write({{key, *value}}).ok());
}

class ChangedLogTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override {
    Start();
    campaign_.Open();
    campaign_.DeclareAll();
    head_ = campaign_.Head();
    ASSERT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kNotFound)) << "audit has come as far";
  }

  void Start() {
    services_ = std::make_unique<ServicesInProcess>(data_, GetParam());
    campaign_ = SmallCampaign(services_.get());
  }

  // Stops everything, changes the value of `key` in the store of `part`, and starts again.
  void Change(const std::string& part, const std::string& key,
              const std::function<void(std::string&)>& change) {
    services_.reset();
    ChangeStored(absl::StrCat(data_, "/", part), key, change);
    Start();
  }

  CheckOutput<eventlog::v1::LogCovered> CheckLog() {
    eventlog::v1::LogMaintenanceService::Stub stub(services_->channels().at("intake"));
    grpc::ClientContext context;
    return ReadAll<eventlog::v1::LogCovered>(stub.CheckLog(&context, {}));
  }

  CheckOutput<audit::v1::TreeCovered> CheckTree(const eventlog::v1::LogCovered& log) {
    audit::v1::ProofService::Stub stub(services_->channels().at("audit"));
    grpc::ClientContext context;
    audit::v1::CheckTreeRequest request;
    request.set_log_size(log.head());
    request.set_log_root(log.root());
    return ReadAll<audit::v1::TreeCovered>(stub.CheckTree(&context, request));
  }

  const std::string data_ = NewDirectory();
  std::unique_ptr<ServicesInProcess> services_;
  SmallCampaign campaign_ = SmallCampaign(nullptr);
  uint64_t head_ = 0;
};

// Another salt, and a header that commits to it: as consistent as the one that was written.
void SealAnew(std::string& value) {
  eventlog::v1::Record record = eventlog::log_format::DecodeRecord(value).value();
  record.set_salt(std::string(eventlog::log_format::kSaltBytes, 's'));
  eventlog::v1::RecordHeader header;
  ASSERT_TRUE(header.ParseFromString(record.header()));
  header.set_commitment(Commitment(record.salt(), record.payload()));
  record.set_header(SerializeDeterministically(header));
  value = eventlog::log_format::EncodeRecord(record);
}

TEST_P(ChangedLogTest, WhatNobodyHasChangedIsWholeAndHasOneRoot) {
  const auto log = CheckLog();
  const auto tree = CheckTree(log.covered);

  EXPECT_THAT(log.findings, IsEmpty());
  EXPECT_THAT(tree.findings, IsEmpty());
  EXPECT_EQ(log.covered.head(), head_);
  EXPECT_EQ(tree.covered.size(), head_);
  EXPECT_EQ(tree.covered.root(), log.covered.root());
}

TEST_P(ChangedLogTest, ARecordThatFitsEverythingInTheLogIsNamedByTheTree) {
  Change("log", eventlog::log_format::RecordKey({4}), SealAnew);

  const auto log = CheckLog();
  EXPECT_THAT(log.findings, IsEmpty());
  EXPECT_THAT(CheckTree(log.covered).findings,
              ElementsAre("position 4: the header in the log is not the one that audit has kept"));
}

TEST_P(ChangedLogTest, ARecordThatAuditKeepsIsHeldAgainstTheTree) {
  const std::string key =
      absl::StrCat("e", eventlog::log_format::StreamKey(eventlog::OrganizationStream("so-a"), {1}).substr(1));
  Change("audit", key, SealAnew);

  const auto tree = CheckTree(CheckLog().covered);
  ASSERT_EQ(tree.findings.size(), 1U);
  EXPECT_THAT(tree.findings[0],
              ::testing::EndsWith("the header that is kept and the tree contradict each other"));
}

TEST_P(ChangedLogTest, AHashOfTheTreeIsHeldAgainstTheRecords) {
  const std::string first_tile = absl::StrCat("t", std::string(1, '\0'), eventlog::log_format::BigEndian(0));
  Change("audit", first_tile, [](std::string& hashes) {
    char& byte = hashes[3 * merkle::kHashBytes];
    byte = static_cast<char>(byte ^ 1);
  });

  EXPECT_THAT(CheckTree(CheckLog().covered).findings,
              ElementsAre("position 4: the header that is kept and the tree contradict each other",
                          "position 4: the header in the log is not the one that audit has kept"));
}

INSTANTIATE_TEST_SUITE_P(Layouts, ChangedLogTest, ::testing::ValuesIn(testing::kLayouts),
                         testing::LayoutName);

}  // namespace
}  // namespace thuocdo

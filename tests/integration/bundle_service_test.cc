// Bundles asked for over gRPC, and checked with nothing but a key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/note/files/generate_key.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::Layout;
using testing::NewDirectory;
using testing::ServicesInProcess;
using testing::SmallCampaign;
using testing::StatusIs;

class BundleServiceTest : public ::testing::Test {
 protected:
  // Starts the services on data_; audit signs with `keys`.
  void Start(std::vector<note::SignerKey> keys) {
    audit::CheckpointOptions options;
    options.keys = std::move(keys);
    services_ = std::make_unique<ServicesInProcess>(data_, Layout::kApart, options);
    campaign_ = SmallCampaign(services_.get());
    campaign_.Open();
    campaign_.DeclareAll();
    campaign_.CorrectSoC();
    campaign_.Close();
  }

  absl::StatusOr<std::string> Bundle(const std::string& organization, uint64_t publication = 0) {
    audit::v1::GetBundleRequest request;
    request.set_campaign(SmallCampaign::kId);
    request.set_organization(organization);
    request.set_publication_position(publication);
    return services_->ReadBundle(request);
  }

  // The salt of the log's first record, with which intake seals requests.
  std::string Secret() {
    eventlog::v1::EventLogService::Stub log(services_->channels().at("intake"));
    eventlog::v1::ReadRecordsRequest request;
    request.set_page_size(1);
    return ServicesInProcess::Call(log, &eventlog::v1::EventLogService::Stub::ReadRecords, request)
        .value()
        .records(0)
        .salt();
  }

  audit::BundleReport Check(const std::string& bundle) {
    return audit::VerifyBundle(bundle, {{key_.verifier()}, {}});
  }

  const note::SignerKey key_ =
      note::GenerateKey("binhdinh.example/thuocdo", note::SignatureType::kNote).value();
  const std::string data_ = NewDirectory();
  std::unique_ptr<ServicesInProcess> services_;
  SmallCampaign campaign_ = SmallCampaign(nullptr);
};

TEST_F(BundleServiceTest, EverybodyCanCheckTheirPlace) {
  Start({key_});
  ASSERT_THAT(campaign_.Publish("publish-1"), testing::IsOk());
  for (const char* organization : {"so-a", "so-b", "so-c", "huyen-x", "huyen-y"}) {
    ASSERT_OK_AND_ASSIGN(const std::string bundle, Bundle(organization));
    EXPECT_TRUE(Check(bundle).holds()) << organization;
  }
}

TEST_F(BundleServiceTest, TheSecretThatSealsRequestsIsInNone) {
  Start({key_});
  ASSERT_THAT(campaign_.Publish("publish-1"), testing::IsOk());
  ASSERT_OK_AND_ASSIGN(const std::string bundle, Bundle("so-a"));
  ASSERT_THAT(Secret(), ::testing::SizeIs(32));
  EXPECT_THAT(bundle, ::testing::Not(HasSubstr(Secret())));
}

TEST_F(BundleServiceTest, APublicationIsMeantByItsPosition) {
  Start({key_});
  ASSERT_OK_AND_ASSIGN(const auto first, campaign_.Publish("publish-1"));
  const uint64_t position = first.receipt().last_position();
  ASSERT_THAT(campaign_.Publish("publish-2", position, "306/QĐ-UBND"), testing::IsOk());

  ASSERT_OK_AND_ASSIGN(const std::string asked, Bundle("so-c", position));
  ASSERT_OK_AND_ASSIGN(const std::string latest, Bundle("so-c"));

  EXPECT_THAT(Check(asked).statements.at(2).what.vietnamese, HasSubstr("305/QĐ-UBND"));
  EXPECT_THAT(Check(latest).statements.at(2).what.vietnamese, HasSubstr("306/QĐ-UBND"));
  EXPECT_TRUE(Check(latest).holds());
}

TEST_F(BundleServiceTest, WhatIsNotThereIsNotFound) {
  Start({key_});
  EXPECT_THAT(Bundle("so-a"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("has not been published")));
  ASSERT_THAT(campaign_.Publish("publish-1"), testing::IsOk());
  EXPECT_THAT(Bundle("so-x"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("so-x is not on the roster")));
  EXPECT_THAT(Bundle("so-a", 1), StatusIs(absl::StatusCode::kNotFound, HasSubstr("position 1")));
}

TEST_F(BundleServiceTest, NothingIsProvedWithoutAKey) {
  Start({});
  ASSERT_THAT(campaign_.Publish("publish-1"), testing::IsOk());
  EXPECT_THAT(Bundle("so-a"), StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace thuocdo

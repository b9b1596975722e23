#include "tools/thuocdo/client/request_id.h"

#include <gtest/gtest.h>

#include "thuocdo/intake/v1/campaigns.pb.h"

namespace thuocdo::client {
namespace {

TEST(DerivedRequestId, IsTheSameForTheSamePartsOnly) {
  EXPECT_EQ(DerivedRequestId("declare", {"a", "b"}), DerivedRequestId("declare", {"a", "b"}));
  EXPECT_NE(DerivedRequestId("declare", {"ab", "c"}), DerivedRequestId("declare", {"a", "bc"}));
  EXPECT_NE(DerivedRequestId("declare", {"a"}), DerivedRequestId("observe", {"a"}));
}

TEST(DerivedRequestId, DiffersByCommandAndByActor) {
  intake::v1::CloseCampaignRequest request;
  request.set_campaign("c");
  const std::string id = DerivedRequestId("campaign-close", request, "officer:a");
  EXPECT_NE(id, DerivedRequestId("campaign-close", request, "officer:b"));
  request.set_accept_missing_reason("r");
  EXPECT_NE(id, DerivedRequestId("campaign-close", request, "officer:a"));
  EXPECT_LE(id.size(), 128U);
}

}  // namespace
}  // namespace thuocdo::client

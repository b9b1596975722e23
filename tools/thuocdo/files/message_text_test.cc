#include "tools/thuocdo/files/message_text.h"

#include <gtest/gtest.h>

#include "common/base/digest.h"
#include "common/testing/matchers.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::client {
namespace {

using testing::EqualsProto;
using ::testing::HasSubstr;
using testing::StatusIs;

TEST(ReadMessageText, NamesTheLineOfAViolation) {
  campaign::v1::CampaignDefinition definition;
  EXPECT_THAT(ReadMessageText({"c.txtpb", "id: \"c\"\nyear: 2016\ncolour: \"red\"\n"}, definition),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("c.txtpb:3: ")));
}

TEST(ReadMessageText, ReadsWhatMessageTextWrites) {
  campaign::v1::CampaignDefinition definition;
  definition.set_id("c");
  definition.set_title("Kỳ đánh giá");
  definition.add_roster()->set_organization("so-a");
  EXPECT_THAT(MessageText(definition), HasSubstr("Kỳ đánh giá"));
  campaign::v1::CampaignDefinition read;
  ASSERT_THAT(ReadMessageText({"c.txtpb", MessageText(definition)}, read), testing::IsOk());
  EXPECT_THAT(read, EqualsProto(definition));
}

TEST(MessageJson, WritesDigestsAsSha256sumDoes) {
  ranking::v1::GetTablesResponse response;
  ranking::v1::Table& table = *response.add_tables();
  table.set_csv_sha256(Sha256("abc"));
  table.set_csv("abc");
  const std::string json = MessageJson(response);
  EXPECT_THAT(
      json,
      HasSubstr("\"csv_sha256\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""));
  EXPECT_THAT(json, HasSubstr("\"csv\": \"YWJj\""));
}

TEST(DescribeEvent, NamesTheKindAndKeepsVietnameseReadable) {
  event::v1::Event event;
  event.mutable_organization_dissolved()->set_organization("so-a");
  event.mutable_organization_dissolved()->set_reason("giải thể");
  EXPECT_EQ(DescribeEvent(event), "organization_dissolved: organization: \"so-a\" reason: \"giải thể\"");
}

TEST(DescribeEvent, SaysOfBytesOnlyHowManyThereAre) {
  event::v1::Event event;
  event.mutable_publication_recorded()->set_manifest("\x01\x02\x03");
  EXPECT_EQ(DescribeEvent(event), "publication_recorded: manifest: <3 bytes>");
}

}  // namespace
}  // namespace thuocdo::client

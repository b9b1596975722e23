#include "tools/thuocdo/core/message_text.h"

#include <gtest/gtest.h>

#include "common/base/digest.h"
#include "common/testing/matchers.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {
namespace {

using testing::EqualsProto;
using ::testing::HasSubstr;
using testing::StatusIs;

TEST(ReadCampaignText, NamesTheLineOfAFault) {
  EXPECT_THAT(ReadCampaignText({"c.txtpb", "id: \"c\"\nyear: 2016\ncolour: \"red\"\n"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("c.txtpb:3: ")));
}

TEST(ReadCampaignText, ReadsWhatMessageTextWrites) {
  campaign::v1::CampaignDefinition definition;
  definition.set_id("c");
  definition.set_title("Kỳ đánh giá");
  definition.add_roster()->set_organization("so-a");
  EXPECT_THAT(MessageText(definition), HasSubstr("Kỳ đánh giá"));
  ASSERT_OK_AND_ASSIGN(auto read, ReadCampaignText({"c.txtpb", MessageText(definition)}));
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
}  // namespace thuocdo

#include "tools/api_reference/core/api_reference.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include "common/testing/files.h"
#include "common/testing/matchers.h"
#include "tools/api_reference/core/comment_text.h"

namespace thuocdo::api_reference {
namespace {

using google::protobuf::FileDescriptorSet;
using ::testing::HasSubstr;
using ::testing::Not;
using thuocdo::testing::ReadFile;
using thuocdo::testing::StatusIs;

FileDescriptorSet Read(const std::string& path) {
  FileDescriptorSet files;
  EXPECT_TRUE(files.ParseFromString(ReadFile(path))) << path;
  return files;
}

FileDescriptorSet Parse(const std::string& text) {
  FileDescriptorSet files;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &files)) << text;
  return files;
}

// The reference to testdata/small.proto.
std::string SmallReference() {
  const absl::StatusOr<std::string> reference = ApiReference(Read(THUOCDO_SMALL_DESCRIPTORS));
  EXPECT_TRUE(reference.ok()) << reference.status();
  return reference.value_or("");
}

TEST(ApiReferenceTest, APackageBeginsWithTheCommentOfEachFile) {
  EXPECT_THAT(SmallReference(), HasSubstr("\n## small.v1\n\nFile `small.proto`.\n\nWhat it is about.\n"));
}

TEST(ApiReferenceTest, AServiceHasItsCommentAndItsMethods) {
  EXPECT_THAT(
      SmallReference(),
      HasSubstr("<a id=\"small.v1.Counter\"></a>\n\n### service Counter\n\nCounts.\n\nTwice.\n\n#### Add\n\n"
                "`rpc Add` ([Request](#small.v1.Request)) returns (stream [Reply](#small.v1.Reply))\n\n"
                "Adds one.\n"));
}

TEST(ApiReferenceTest, AMessageHasATableOfItsFields) {
  EXPECT_THAT(SmallReference(),
              HasSubstr("### message Request\n\nAsks for a sum.\n\n| field | number | type | meaning |\n"
                        "|---|---|---|---|\n"
                        "| `kinds` | 2 | repeated [Kind](#small.v1.Kind) | How: `<n>` \\| n &lt; 3. |\n"
                        "| `name` | 1 | string, one of `where` | A name. |\n"));
}

TEST(ApiReferenceTest, ANestedMessageIsNamedWithinTheOther) {
  const std::string reference = SmallReference();
  EXPECT_THAT(reference,
              HasSubstr("<a id=\"small.v1.Reply.Part\"></a>\n\n### message Reply.Part\n\nOne part.\n"));
  EXPECT_THAT(reference, HasSubstr("repeated [Reply.Part](#small.v1.Reply.Part)"));
}

TEST(ApiReferenceTest, AnEnumHasATableOfItsValues) {
  EXPECT_THAT(SmallReference(), HasSubstr("### enum Kind\n\nWhat kind.\n\n| value | number | meaning |\n"
                                          "|---|---|---|\n| `KIND_UNSPECIFIED` | 0 | Not said. |\n"));
}

TEST(ApiReferenceTest, TheContentsListPackagesAndServices) {
  EXPECT_THAT(SmallReference(), HasSubstr("\n- [small.v1](#small.v1), [Counter](#small.v1.Counter)\n"));
}

TEST(ApiReferenceTest, PackagesAndFilesAreInTheOrderOfTheirNames) {
  const FileDescriptorSet files = Parse(
      "file { name: 'z.proto' package: 'b' } file { name: 'y.proto' package: 'b' } "
      "file { name: 'x.proto' package: 'a' }");
  EXPECT_THAT(
      *ApiReference(files),
      HasSubstr(
          "## a\n\nFile `x.proto`.\n\n<a id=\"b\"></a>\n\n## b\n\nFile `y.proto`.\n\nFile `z.proto`.\n"));
}

TEST(ApiReferenceTest, ProtobufsOwnTypesAreNamedAndNotDescribed) {
  const FileDescriptorSet files = Parse(
      "file { name: 'google/protobuf/any.proto' package: 'google.protobuf' message_type { name: 'Any' } } "
      "file { name: 'x.proto' package: 'a' dependency: 'google/protobuf/any.proto' message_type { name: 'M' "
      "field { name: 'any' number: 1 label: LABEL_OPTIONAL type: TYPE_MESSAGE "
      "type_name: '.google.protobuf.Any' } } }");
  const std::string reference = *ApiReference(files);
  EXPECT_THAT(reference, HasSubstr("| `any` | 1 | `google.protobuf.Any` |"));
  EXPECT_THAT(reference, Not(HasSubstr("## google")));
}

TEST(ApiReferenceTest, AFileBeforeItsImportsIsNamed) {
  const FileDescriptorSet files = Parse("file { name: 'x.proto' package: 'a' dependency: 'y.proto' }");
  EXPECT_THAT(ApiReference(files), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("x.proto")));
}

TEST(CommentTextTest, LinesAreJoinedAndEmptyOnesPartParagraphs) {
  EXPECT_EQ(CommentParagraphs(" one\n two\n\n\n three\n"), "one two\n\nthree");
  EXPECT_EQ(CommentCell(" one\n two\n\n three\n"), "one two<br>three");
  EXPECT_EQ(CommentParagraphs("\n"), "");
}

// Fails where a proto was changed and the page was not: build the target update_api_reference.
TEST(ApiMdTest, IsWhatTheGeneratorWrites) {
  const absl::StatusOr<std::string> reference = ApiReference(Read(THUOCDO_PROTO_DESCRIPTORS));
  ASSERT_TRUE(reference.ok()) << reference.status();
  EXPECT_TRUE(*reference == ReadFile("protos/API.md"))
      << "protos/API.md is out of date: cmake --build --preset dev --target update_api_reference";
}

}  // namespace
}  // namespace thuocdo::api_reference

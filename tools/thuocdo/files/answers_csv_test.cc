#include "tools/thuocdo/files/answers_csv.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::HasSubstr;
using testing::StatusIs;

constexpr char kHeader[] = "organization,criterion,answer,evidence_uri,evidence_sha256,evidence_page,note";
constexpr char kObservationHeader[] =
    "organization,criterion,answer,source_position,evidence_uri,evidence_sha256,evidence_page,note";

absl::StatusOr<std::vector<OrganizationAnswers>> Read(const std::string& rows) {
  return ReadAnswersCsv({"answers.csv", absl::StrCat(kHeader, "\n", rows)});
}

TEST(ReadAnswersCsv, GathersEachOrganizationsRowsInTheOrderOfTheFile) {
  ASSERT_OK_AND_ASSIGN(auto sheets,
                       Read("so-b,1.1,có,,,,\nso-a,1.1,\"79,5\",,,,\nso-b,1.2,16/267,,,,ghi chú\n"));
  ASSERT_EQ(sheets.size(), 2U);
  EXPECT_EQ(sheets[0].organization, "so-b");
  ASSERT_EQ(sheets[0].rows.size(), 2U);
  EXPECT_EQ(sheets[0].rows[1].line, 4);
  EXPECT_EQ(sheets[0].rows[1].answer.text(), "16/267");
  EXPECT_EQ(sheets[0].rows[1].answer.note(), "ghi chú");
  EXPECT_EQ(sheets[1].rows[0].answer.text(), "79,5");
}

TEST(ReadAnswersCsv, ReadsEvidence) {
  const std::string sha256(64, 'a');
  ASSERT_OK_AND_ASSIGN(auto sheets, Read(absl::StrCat("so-a,1.1,có,305/QĐ-UBND,", sha256, ",3,\n")));
  const event::v1::Evidence& evidence = sheets[0].rows[0].answer.evidence(0);
  EXPECT_EQ(evidence.uri(), "305/QĐ-UBND");
  EXPECT_EQ(evidence.sha256(), std::string(32, '\xAA'));
  EXPECT_EQ(evidence.page(), 3U);
}

TEST(ReadAnswersCsv, ReadsTheBasisWhereItIsGiven) {
  const std::string text = absl::StrCat(kHeader, ",basis\nso-a,1.1,15,,,,,inferred\nso-a,1.2,15,,,,,\n");
  ASSERT_OK_AND_ASSIGN(auto sheets, ReadAnswersCsv({"answers.csv", text}));
  EXPECT_EQ(sheets[0].rows[0].answer.basis(), event::v1::BASIS_INFERRED);
  EXPECT_EQ(sheets[0].rows[1].answer.basis(), event::v1::BASIS_UNSPECIFIED);
}

TEST(ReadAnswersCsv, RejectsARowTwiceNamingBothLines) {
  EXPECT_THAT(Read("so-a,1.1,có,,,,\nso-b,1.1,có,,,,\nso-a,1.1,không,,,,\n"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("answers.csv:4: criterion 1.1 of so-a is on line 2 already")));
}

TEST(ReadAnswersCsv, NamesEveryViolationAtItsLine) {
  const absl::Status status =
      Read(",1.1,có,,,,\nso-a,,có,,,,\nso-a,1.2,có,,,7,\nso-a,1.3,có,u,zz,0,\n").status();
  ASSERT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  std::vector<std::string> fields;
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  for (const rpc::v1::Violation& violation : detail.violations()) fields.push_back(violation.field());
  EXPECT_THAT(fields, ::testing::ElementsAre("answers.csv:2", "answers.csv:3", "answers.csv:4",
                                             "answers.csv:5", "answers.csv:5"));
}

TEST(ReadAnswersCsv, RejectsAnUnknownBasis) {
  const std::string text = absl::StrCat(kHeader, ",basis\nso-a,1.1,15,,,,,guessed\n");
  EXPECT_THAT(ReadAnswersCsv({"answers.csv", text}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("guessed")));
}

TEST(ReadObservationsCsv, ReadsPositionsThatGrow) {
  const std::string text = absl::StrCat(kObservationHeader, "\nso-a,1.1,có,7,,,,\nso-b,1.1,có,9,,,,\n");
  ASSERT_OK_AND_ASSIGN(auto rows, ReadObservationsCsv({"seen.csv", text}));
  EXPECT_EQ(rows[1].source_position, 9U);
  EXPECT_EQ(rows[1].observation.organization(), "so-b");
}

TEST(ReadObservationsCsv, RejectsPositionsThatDoNotGrow) {
  const std::string text =
      absl::StrCat(kObservationHeader, "\nso-a,1.1,có,7,,,,\nso-b,1.1,có,7,,,,\nso-b,1.2,có,x,,,,\n");
  const absl::Status status = ReadObservationsCsv({"seen.csv", text}).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               HasSubstr("seen.csv:3: source_position must be more than 7")));
  EXPECT_THAT(std::string(status.message()), HasSubstr("seen.csv:4: source_position must be a number"));
}

}  // namespace
}  // namespace thuocdo::client

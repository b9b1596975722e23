#include "tools/thuocdo/files/form_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::client {
namespace {

using testing::StatusIs;

constexpr char kRules[] = R"(
  id: "form" title: "F" legal_basis: "1/QĐ" groups { id: "g" title: "G" } groups { id: "other" title: "O" }
  root {
    id: "total" title: "Tổng"
    maxima { group: "g" points: "20" } maxima { group: "other" points: "10" }
    component {
      children { id: "a" title: "A" maxima { group: "g" points: "10" }
        component {
          children { id: "a.1" title: "A.1" maxima { group: "g" points: "10" } criterion { yes_no {} } } } }
      children { id: "b" title: "B" maxima { group: "g" points: "10" }
        criterion { number_factor { factor: "1" } } }
      children { id: "c" title: "C" maxima { group: "other" points: "10" } criterion { yes_no {} } }
    }
  }
  levels { title: "L" from_percent: "0" }
  rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print {})";
constexpr char kFormHeader[] =
    "organization,criterion,title,answer,evidence_uri,evidence_sha256,evidence_page,note";

FormSheet Sheet(campaign::v1::Participation participation) {
  FormSheet sheet;
  sheet.entry.set_organization("so-a");
  sheet.entry.set_group("g");
  sheet.entry.set_participation(participation);
  return sheet;
}

std::string Form(const FormSheet& sheet) { return FormCsv(rules::ParseRuleSet(kRules).value(), {sheet}); }

TEST(FormCsv, HasARowForEveryCriterionOfTheGroup) {
  EXPECT_EQ(Form(Sheet(campaign::v1::PARTICIPATION_FULL)),
            std::string(kFormHeader) + "\nso-a,a.1,A.1,,,,,\nso-a,b,B,,,,,\n");
}

TEST(FormCsv, LeavesOutComponentsThatAreNotAssessed) {
  FormSheet sheet = Sheet(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  sheet.entry.add_without_components("a");
  EXPECT_EQ(Form(sheet), std::string(kFormHeader) + "\nso-a,b,B,,,,,\n");
}

TEST(FormCsv, ExcludesNodesThatTheRosterExcludes) {
  FormSheet criterion = Sheet(campaign::v1::PARTICIPATION_FULL);
  criterion.entry.add_not_assessed()->set_node("b");
  EXPECT_EQ(Form(criterion), std::string(kFormHeader) + "\nso-a,a.1,A.1,,,,,\n");

  FormSheet component = Sheet(campaign::v1::PARTICIPATION_FULL);
  component.entry.add_not_assessed()->set_node("a");
  EXPECT_EQ(Form(component), std::string(kFormHeader) + "\nso-a,b,B,,,,,\n");
}

TEST(FormCsv, IsReadBackAsWhatWasDeclared) {
  FormSheet sheet = Sheet(campaign::v1::PARTICIPATION_FULL);
  intake::v1::SheetLine& line = *sheet.sheet.add_lines();
  line.set_criterion("b");
  line.mutable_declared()->set_yes(true);
  line.mutable_declared()->set_basis(event::v1::BASIS_TRANSCRIBED);
  line.mutable_declared()->set_note("- ghi chú, có dấu phẩy");
  event::v1::Evidence& evidence = *line.mutable_declared()->add_evidence();
  evidence.set_uri("305/QĐ-UBND");
  evidence.set_sha256(std::string(32, 'x'));
  evidence.set_page(3);
  ASSERT_OK_AND_ASSIGN(auto read, ReadAnswersCsv({"form.csv", Form(sheet)}));
  EXPECT_EQ(read[0].rows[1].title, "B");
  const intake::v1::AnswerInput& answer = read[0].rows[1].answer;
  EXPECT_EQ(answer.text(), "yes");
  EXPECT_EQ(answer.basis(), event::v1::BASIS_TRANSCRIBED);
  EXPECT_EQ(answer.note(), "- ghi chú, có dấu phẩy");
  EXPECT_THAT(answer.evidence(0), testing::EqualsProto(evidence));
}

TEST(FormCsv, ShowsThreeDecimalsSoThatTheyAreReadBack) {
  FormSheet sheet = Sheet(campaign::v1::PARTICIPATION_FULL);
  intake::v1::SheetLine& line = *sheet.sheet.add_lines();
  line.set_criterion("b");
  line.mutable_declared()->set_number("1.234");
  line.mutable_declared()->set_basis(event::v1::BASIS_DECLARED);
  EXPECT_EQ(Form(sheet), std::string(kFormHeader) + "\nso-a,a.1,A.1,,,,,\nso-a,b,B,1.2340,,,,\n");
}

TEST(AnswersWithMoreEvidence, CountsWhatTheFormCannotShow) {
  FormSheet sheet = Sheet(campaign::v1::PARTICIPATION_FULL);
  intake::v1::SheetLine& line = *sheet.sheet.add_lines();
  line.mutable_declared()->add_evidence();
  EXPECT_EQ(AnswersWithMoreEvidence({sheet}), 0);
  line.mutable_declared()->add_evidence();
  EXPECT_EQ(AnswersWithMoreEvidence({sheet}), 1);
}

TEST(ReadRuleSetText, RejectsWhatThisProgramDoesNotKnow) {
  EXPECT_THAT(ReadRuleSetText("colour: 1"), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::client

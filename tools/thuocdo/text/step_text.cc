#include "tools/thuocdo/text/step_text.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/rational.h"
#include "tools/thuocdo/text/change_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using audit::v1::Step;
using audit::v1::StepKind;

// Those of one answer.
const std::map<StepKind, const char*>& AnswerStepNames() {
  static const auto* const names = new std::map<StepKind, const char*>{
      {audit::v1::STEP_KIND_AWARDED, "điểm được chấm"},
      {audit::v1::STEP_KIND_LOOKED_UP, "tra bảng điểm"},
      {audit::v1::STEP_KIND_ZERO_OF_ZERO, "không có đối tượng"},
      {audit::v1::STEP_KIND_RATIO, "tỷ lệ"},
      {audit::v1::STEP_KIND_THRESHOLD_REACHED, "đạt ngưỡng, điểm tối đa"},
      {audit::v1::STEP_KIND_PROPORTION, "theo tỷ lệ"},
      {audit::v1::STEP_KIND_ROUNDED, "làm tròn"},
      {audit::v1::STEP_KIND_CUT, "không quá giới hạn"},
      {audit::v1::STEP_KIND_RAISED, "không dưới giới hạn"},
      {audit::v1::STEP_KIND_MISSING, "không có số liệu"},
      {audit::v1::STEP_KIND_OWN_MAXIMUM,
       "điểm tối đa riêng của đơn vị theo danh sách, thay cho điểm của nhóm"},
      {audit::v1::STEP_KIND_FACTOR, "nhân hệ số"},
  };
  return *names;
}

// Those of units that are compared.
const std::map<StepKind, const char*>& GroupStepNames() {
  static const auto* const names = new std::map<StepKind, const char*>{
      {audit::v1::STEP_KIND_UNITS, "số đơn vị được so sánh (được đánh giá, đã khai báo và có số liệu)"},
      {audit::v1::STEP_KIND_LOWEST, "số nhỏ nhất của nhóm"},
      {audit::v1::STEP_KIND_HIGHEST, "số lớn nhất của nhóm"},
      {audit::v1::STEP_KIND_MEAN, "trung bình của nhóm"},
      {audit::v1::STEP_KIND_VARIANCE, "phương sai của nhóm"},
      {audit::v1::STEP_KIND_DEVIATION, "độ lệch chuẩn của nhóm"},
      {audit::v1::STEP_KIND_FIXED_LOW, "mốc dưới theo quy tắc"},
      {audit::v1::STEP_KIND_FIXED_HIGH, "mốc trên theo quy tắc"},
      {audit::v1::STEP_KIND_FIXED_MEAN, "trung bình theo quy tắc"},
      {audit::v1::STEP_KIND_FIXED_DEVIATION, "độ lệch chuẩn theo quy tắc"},
      {audit::v1::STEP_KIND_BEST_IS_ZERO, "số lớn nhất bằng 0, điểm theo quy tắc"},
      {audit::v1::STEP_KIND_ALL_EQUAL, "các số đều bằng nhau, điểm theo quy tắc"},
      {audit::v1::STEP_KIND_Z_SCORE, "khoảng cách đến trung bình, tính bằng độ lệch chuẩn (z)"},
      {audit::v1::STEP_KIND_NO_DEVIATION, "độ lệch chuẩn bằng 0, z"},
  };
  return *names;
}

// Those of a component, with its level; the child's id comes after some of them.
const std::map<StepKind, const char*>& ComponentStepNames() {
  static const auto* const names = new std::map<StepKind, const char*>{
      {audit::v1::STEP_KIND_SUM, "cộng"},
      {audit::v1::STEP_KIND_EXCLUDED, "không áp dụng, bớt phần của"},
      {audit::v1::STEP_KIND_RESCALED, "quy đổi về điểm tối đa"},
      {audit::v1::STEP_KIND_BONUS, "điểm thưởng"},
      {audit::v1::STEP_KIND_PENALTY, "điểm trừ"},
      {audit::v1::STEP_KIND_BEST_CHILD, "lấy điểm cao nhất, của"},
      {audit::v1::STEP_KIND_WEIGHTED_PART, "theo trọng số của"},
      {audit::v1::STEP_KIND_WEIGHTED_MEAN, "trung bình có trọng số"},
      {audit::v1::STEP_KIND_POWER, "lũy thừa theo trọng số của"},
      {audit::v1::STEP_KIND_GEOMETRIC_MEAN, "trung bình nhân"},
      {audit::v1::STEP_KIND_ZERO_MAKES_ZERO, "trung bình nhân bằng 0 vì không có điểm ở"},
      {audit::v1::STEP_KIND_LEVEL, "xếp mức"},
      {audit::v1::STEP_KIND_LEVEL_BY_POINTS, "xếp mức theo điểm"},
      {audit::v1::STEP_KIND_LEVEL_BELOW_ALL, "dưới mọi ngưỡng, xếp mức thấp nhất"},
  };
  return *names;
}

std::string StepName(StepKind kind) {
  for (const auto* names : {&AnswerStepNames(), &GroupStepNames(), &ComponentStepNames()}) {
    const auto found = names->find(kind);
    if (found != names->end()) return found->second;
  }
  return absl::StrCat("bước ", kind);  // of a newer server
}

std::string RoundingName(rules::v1::Rounding rounding) {
  switch (rounding) {
    case rules::v1::ROUNDING_HALF_EVEN:
      return "nửa về số chẵn";
    case rules::v1::ROUNDING_DOWN:
      return "về phía 0";
    default:
      return "nửa lên";
  }
}

bool IsNumeric(char character) {
  return absl::ascii_isdigit(static_cast<unsigned char>(character)) || character == '.';
}

// The expression with its numbers as Vietnamese write them; fractions stay as they are.
std::string NumbersText(absl::string_view expression) {
  std::string text;
  while (!expression.empty()) {
    size_t end = 0;
    while (end < expression.size() && IsNumeric(expression[end])) ++end;
    const absl::string_view number = expression.substr(0, end);
    expression.remove_prefix(end);
    const bool is_of_fraction = absl::StartsWith(expression, "/") || absl::EndsWith(text, "/");
    absl::StrAppend(&text, is_of_fraction ? std::string(number) : VietnameseNumber(number));
    if (expression.empty()) break;
    text.push_back(expression.front());
    expression.remove_prefix(1);
  }
  return text;
}

// An option's or an item's title is no expression.
bool IsTitle(const Step& step) {
  const auto is_letter = [](char character) {
    return absl::ascii_isalpha(static_cast<unsigned char>(character));
  };
  const std::string& text = step.expression();
  return step.kind() == audit::v1::STEP_KIND_LOOKED_UP &&
         (!step.subject().empty() || std::any_of(text.begin(), text.end(), is_letter));
}

// What was looked up: a yes or no in Vietnamese, a title as it is.
std::string LookedUpText(const std::string& expression) {
  if (expression == "yes") return "có";
  return expression == "no" ? "không" : expression;
}

// " (92,753623 %)": how much of the maximum it is.
std::string PercentText(const std::string& share) {
  const absl::StatusOr<Rational> value = ParseExact(share);
  if (!value.ok()) return "";
  const Rational percent = *value * 100;
  return absl::StrCat(" (", RoundedPointsText(FormatExact(percent)), " %)");
}

// " = 485/14 ≈ 34,642857"
std::string ResultText(const Step& step) {
  const std::string exact = ExactPointsText(step.value());
  if (step.approximate()) return absl::StrCat(" ≈ ", exact);
  if (absl::StrContains(exact, '/'))
    return absl::StrCat(" = ", exact, " ≈ ", RoundedPointsText(step.value()));
  const bool is_replaced = step.kind() == audit::v1::STEP_KIND_OWN_MAXIMUM || !step.quantum().empty();
  return absl::StrCat(is_replaced ? " → " : " = ", exact);
}

std::string Label(const Step& step) {
  std::string label = StepName(step.kind());
  if (!step.subject().empty()) absl::StrAppend(&label, " ", step.subject());
  if (step.quantum().empty()) return label;
  if (step.kind() != audit::v1::STEP_KIND_ROUNDED) absl::StrAppend(&label, ", làm tròn");
  return absl::StrCat(label, " đến bội số của ", VietnameseNumber(step.quantum()), " (",
                      RoundingName(step.rounding()), ")");
}

std::string MissingText(const Step& step) {
  const bool blocks = step.expression() == "MISSING_ANSWER_RULE_BLOCKS_CLOSING";
  return absl::StrCat(Label(step), ": ", ExactPointsText(step.value()), " điểm",
                      blocks ? ", chưa đóng được kỳ đánh giá" : "");
}

}  // namespace

std::string StepText(const Step& step) {
  const std::string label = absl::StrCat(Label(step), ": ");
  const std::string expression =
      IsTitle(step) ? LookedUpText(step.expression()) : NumbersText(step.expression());
  const std::string result = ResultText(step);
  switch (step.kind()) {
    case audit::v1::STEP_KIND_MISSING:
      return MissingText(step);
    case audit::v1::STEP_KIND_LEVEL:
      return absl::StrCat(label, expression, PercentText(step.value()));
    case audit::v1::STEP_KIND_LEVEL_BY_POINTS:
    case audit::v1::STEP_KIND_LEVEL_BELOW_ALL:
      return absl::StrCat(label, expression);
    default:
      break;
  }
  const bool says_it_twice =
      absl::StartsWith(absl::StrCat(result, " "), absl::StrCat(" = ", expression, " "));
  if (says_it_twice || expression.empty()) return absl::StrCat(label, absl::StripPrefix(result, " = "));
  return absl::StrCat(label, expression, result);
}

std::string ReadablePointsText(const std::string& exact) {
  const std::string text = ExactPointsText(exact);
  if (!absl::StrContains(text, '/')) return text;
  return absl::StrCat(text, " (≈ ", RoundedPointsText(exact), ")");
}

}  // namespace thuocdo::client

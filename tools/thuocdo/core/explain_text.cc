#include "tools/thuocdo/core/explain_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/base/clock.h"
#include "common/base/digest.h"
#include "common/rules/answer.h"
#include "tools/thuocdo/core/change_text.h"

namespace thuocdo {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::ExplainScoreResponse;
using audit::v1::Step;
using event::v1::Evidence;
using scoring::v1::NodeScore;
using scoring::v1::SourcedAnswer;

std::string KindName(scoring::v1::AnswerKind kind) {
  switch (kind) {
    case scoring::v1::ANSWER_KIND_OBSERVED:
      return "hệ thống dùng chung báo";
    case scoring::v1::ANSWER_KIND_CORRECTED:
      return "hiệu chỉnh";
    default:
      return "khai báo";
  }
}

std::string StepName(audit::v1::StepKind kind) {
  switch (kind) {
    case audit::v1::STEP_KIND_AWARDED:
      return "điểm được chấm";
    case audit::v1::STEP_KIND_LOOKED_UP:
      return "tra bảng điểm";
    case audit::v1::STEP_KIND_ZERO_OF_ZERO:
      return "không có đối tượng";
    case audit::v1::STEP_KIND_RATIO:
      return "tỷ lệ";
    case audit::v1::STEP_KIND_THRESHOLD_REACHED:
      return "đạt ngưỡng, điểm tối đa";
    case audit::v1::STEP_KIND_PROPORTION:
      return "theo tỷ lệ";
    case audit::v1::STEP_KIND_ROUNDED:
      return "làm tròn";
    case audit::v1::STEP_KIND_CUT:
      return "không quá giới hạn";
    case audit::v1::STEP_KIND_MISSING:
      return "không có số liệu";
    case audit::v1::STEP_KIND_SUM:
      return "cộng";
    case audit::v1::STEP_KIND_LEVEL:
      return "xếp mức";
    default:
      return "";
  }
}

std::string StepText(const Step& step) {
  return absl::StrCat(StepName(step.kind()), ": ", step.expression(), " = ", step.value());
}

std::string EvidenceText(const Evidence& evidence) {
  std::string text = evidence.uri();
  if (evidence.page() > 0) absl::StrAppend(&text, ", trang ", evidence.page());
  if (!evidence.sha256().empty()) absl::StrAppend(&text, ", SHA-256 ", Hex(evidence.sha256()));
  return text;
}

// An answer and where it came from.
std::string SourceText(const SourcedAnswer& sourced) {
  std::string text = absl::StrCat(AnswerText(sourced.answer()), " (", KindName(sourced.kind()), " ngày ",
                                  FormatTime(sourced.accept_time_us()).substr(0, 10), ", vị trí ",
                                  sourced.position(), ", ", sourced.actor().id());
  if (!sourced.reason().empty()) absl::StrAppend(&text, ": ", sourced.reason());
  absl::StrAppend(&text, ")");
  for (const Evidence& evidence : sourced.answer().evidence())
    absl::StrAppend(&text, "; tài liệu: ", EvidenceText(evidence));
  return text;
}

std::string PointsOf(const NodeScore& score) {
  switch (score.state()) {
    case scoring::v1::NODE_STATE_NOT_DECLARED:
      return "chưa khai báo";
    case scoring::v1::NODE_STATE_NOT_ASSESSED:
      return absl::StrCat("không đánh giá: ", score.reason());
    default:
      return absl::StrCat(ExactPointsText(score.points()), " / ", ExactPointsText(score.max_points()),
                          score.level().empty() ? "" : absl::StrCat(", mức ", score.level()));
  }
}

// The rule's text on one line, as it may be written in a rule set.
std::string RuleText(const std::string& rule) {
  std::vector<std::string> parts = absl::StrSplit(rule, absl::ByAnyChar(" \n"), absl::SkipEmpty());
  return absl::StrReplaceAll(absl::StrJoin(parts, " "), {{"{ }", "{}"}});
}

void AddLine(size_t depth, absl::string_view label, absl::string_view content, std::string& text) {
  if (!content.empty()) absl::StrAppend(&text, std::string(2 * depth + 4, ' '), label, ": ", content, "\n");
}

void AddNode(const ExplainedNode& node, std::string& text) {
  const NodeScore& score = node.score();
  const size_t depth = node.depth();
  absl::StrAppend(&text, std::string(2 * depth, ' '), score.node(), "  ", node.title(), ": ", PointsOf(score),
                  "\n");
  AddLine(depth, "Căn cứ", node.legal_basis(), text);
  AddLine(depth, "Quy tắc", RuleText(node.rule()), text);
  if (score.has_answer()) AddLine(depth, "Số liệu", SourceText(score.answer()), text);
  for (const SourcedAnswer& other : score.others()) AddLine(depth, "Không tính", SourceText(other), text);
  for (const Step& step : node.steps()) AddLine(depth, "Cách tính", StepText(step), text);
  if (node.has_level_step()) AddLine(depth, "Mức", StepText(node.level_step()), text);
}

}  // namespace

std::string RenderExplanation(const ExplainScoreResponse& response) {
  std::string text =
      absl::StrCat("Giải trình điểm: ", response.name(), "\n", AxesText(response.axes()), "\n\n");
  for (const ExplainedNode& node : response.nodes()) AddNode(node, text);
  return text;
}

}  // namespace thuocdo

#include "tools/thuocdo/text/explain_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/base/time_text.h"
#include "tools/thuocdo/text/answer_words.h"
#include "tools/thuocdo/text/change_text.h"
#include "tools/thuocdo/text/step_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
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

std::string EvidenceText(const Evidence& evidence) {
  std::string text = evidence.uri();
  if (evidence.page() > 0) absl::StrAppend(&text, ", trang ", evidence.page());
  if (!evidence.sha256().empty()) absl::StrAppend(&text, ", SHA-256 ", Hex(evidence.sha256()));
  return text;
}

// An answer, said as `answer`, and where it came from.
std::string SourceText(const std::string& answer, const SourcedAnswer& sourced) {
  std::string text = absl::StrCat(answer, " (", KindName(sourced.kind()), " ngày ",
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
      return absl::StrCat(ReadablePointsText(score.points()), " / ", ExactPointsText(score.max_points()),
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

void AddNode(const ExplainedNode& node, const AnswerWords& words, std::string& text) {
  const NodeScore& score = node.score();
  const size_t depth = node.depth();
  const auto say = [&](const SourcedAnswer& sourced) {
    return SourceText(words.Of(score.node(), sourced.answer()), sourced);
  };
  absl::StrAppend(&text, std::string(2 * depth, ' '), score.node(), "  ", node.title(), ": ", PointsOf(score),
                  "\n");
  AddLine(depth, "Căn cứ", node.legal_basis(), text);
  AddLine(depth, "Quy tắc", RuleText(node.rule()), text);
  if (score.has_answer()) AddLine(depth, "Số liệu", say(score.answer()), text);
  for (const SourcedAnswer& other : score.superseded()) AddLine(depth, "Không tính", say(other), text);
  for (const Step& step : node.steps()) AddLine(depth, "Cách tính", StepText(step), text);
  if (node.has_level_step()) AddLine(depth, "Mức", StepText(node.level_step()), text);
}

}  // namespace

std::string RenderExplanation(const ExplainScoreResponse& response, const rules::v1::RuleSet& rules) {
  const AnswerWords words(rules);
  std::string text =
      absl::StrCat("Giải trình điểm: ", response.name(), "\n", AxesText(response.axes()), "\n\n");
  for (const ExplainedNode& node : response.nodes()) AddNode(node, words, text);
  return text;
}

}  // namespace thuocdo::client

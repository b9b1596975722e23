#include "tools/thuocdo/text/score_text.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/rational.h"
#include "common/base/time_text.h"
#include "tools/thuocdo/text/answer_words.h"
#include "tools/thuocdo/text/replay_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using scoring::v1::GetScoreCardResponse;
using scoring::v1::NodeScore;
using scoring::v1::ScoreCard;
using scoring::v1::SourcedAnswer;

using TitleById = std::map<std::string, std::string>;

void AddTitles(const rules::v1::Node& node, TitleById& into) {
  into[node.id()] = node.title();
  for (const rules::v1::Node& child : node.component().children()) AddTitles(child, into);
}

// Exact points as the rule set prints them, in Vietnamese notation.
std::string PointsText(const std::string& exact, const rules::v1::Print& print) {
  if (exact.empty()) return "";
  const absl::StatusOr<Rational> points = ParseExact(exact);
  if (!points.ok()) return exact;
  return VietnameseNumber(FormatDecimal(*points, print.points_digits(), print.rounding()));
}

std::string KindCell(scoring::v1::AnswerKind kind) {
  switch (kind) {
    case scoring::v1::ANSWER_KIND_DECLARED:
      return "khai báo";
    case scoring::v1::ANSWER_KIND_OBSERVED:
      return "hệ thống dùng chung";
    case scoring::v1::ANSWER_KIND_CORRECTED:
      return "hiệu chỉnh";
    default:
      return "";
  }
}

std::string BasisRemark(event::v1::Basis basis) {
  switch (basis) {
    case event::v1::BASIS_TRANSCRIBED:
      return ", chép từ văn bản";
    case event::v1::BASIS_INFERRED:
      return ", suy ra";
    case event::v1::BASIS_GENERATED:
      return ", do công cụ tạo ra";
    default:
      return "";
  }
}

std::string SourceRemark(const SourcedAnswer& sourced) {
  return absl::StrCat(KindCell(sourced.kind()), " ngày ", FormatTime(sourced.accept_time_us()).substr(0, 10),
                      ", vị trí ", sourced.position(), BasisRemark(sourced.answer().basis()),
                      sourced.reason().empty() ? "" : ": ", sourced.reason());
}

// `known` is the reason that stands above the table already.
std::string StateRemark(const NodeScore& node, const std::string& known) {
  if (node.state() == scoring::v1::NODE_STATE_NOT_DECLARED) return "chưa khai báo";
  if (node.state() != scoring::v1::NODE_STATE_NOT_ASSESSED)
    return node.has_answer() ? SourceRemark(node.answer()) : "";
  if (node.reason().empty() || node.reason() == known) return "không đánh giá";
  return absl::StrCat("không đánh giá: ", node.reason());
}

void AddNode(const NodeScore& node, const std::string& title, const std::string& remark,
             const rules::v1::Print& print, const AnswerWords& words, TextTable& table) {
  table.AddRow({node.node(), title, PointsText(node.points(), print), PointsText(node.max_points(), print),
                node.level(), node.has_answer() ? words.Of(node.node(), node.answer().answer()) : "",
                remark});
  for (const SourcedAnswer& unmigrated : node.superseded()) {
    table.AddRow({"", "  không tính:", "", "", "", words.Of(node.node(), unmigrated.answer()),
                  SourceRemark(unmigrated)});
  }
}

std::string RenderHead(const GetScoreCardResponse& response) {
  const ScoreCard& card = response.card();
  std::string head = absl::StrCat("Bảng điểm: ", card.name(), " (", card.organization(), "), nhóm ",
                                  card.group(), "\nKỳ đánh giá ", response.axes().campaign(), ", tại vị trí ",
                                  response.axes().position(), ", theo ", response.axes().rule_set(), "\n");
  if (!card.reason().empty()) absl::StrAppend(&head, "Phạm vi: ", card.reason(), "\n");
  if (!card.declared()) head += "Chưa khai báo\n";
  return head;
}

}  // namespace

std::string RenderScoreCard(const GetScoreCardResponse& response, const rules::v1::RuleSet& rules) {
  TitleById titles;
  AddTitles(rules.root(), titles);
  const AnswerWords words(rules);
  TextTable table({{"Mã"},
                   {"Nội dung"},
                   {"Điểm", Align::kRight},
                   {"Tối đa", Align::kRight},
                   {"Mức"},
                   {"Số liệu"},
                   {"Nguồn"}});
  for (const NodeScore& node : response.card().nodes()) {
    const auto title = titles.find(node.node());
    AddNode(node, title == titles.end() ? "" : title->second, StateRemark(node, response.card().reason()),
            rules.print(), words, table);
  }
  std::string text =
      absl::StrCat(RenderHead(response), "\n", table.Render(), RenderReplayNotes(response.card()));
  if (response.card().unknown_criteria().empty()) return text;
  return absl::StrCat(text, "\nSố liệu không có trong bộ tiêu chí này: ",
                      absl::StrJoin(response.card().unknown_criteria(), ", "), "\n");
}

}  // namespace thuocdo::client

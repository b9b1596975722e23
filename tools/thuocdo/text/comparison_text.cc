#include "tools/thuocdo/text/comparison_text.h"

#include <cstdlib>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/csv.h"
#include "tools/thuocdo/text/answer_words.h"
#include "tools/thuocdo/text/change_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using ranking::v1::ComparedTable;
using ranking::v1::CompareRankingsResponse;
using ranking::v1::CriterionChange;
using ranking::v1::Movement;
using ranking::v1::RankChange;
using ranking::v1::Standing;
using ranking::v1::WhatIfResponse;

constexpr int kCriteriaShown = 3;
constexpr char kNone[] = "–";

std::string RankText(const Standing& standing) {
  return standing.rank() == 0 ? kNone : absl::StrCat(standing.rank());
}

std::string PointsText(const Standing& standing) {
  if (!standing.present()) return kNone;
  return standing.rank() == 0 ? "chưa khai báo" : VietnameseNumber(standing.points());
}

std::string PercentText(const Standing& standing) {
  return standing.percent().empty() ? kNone : VietnameseNumber(standing.percent());
}

std::string LevelText(const Standing& standing) {
  return standing.level().empty() ? kNone : standing.level();
}

std::string RankChangeText(const Movement& movement) {
  if (movement.move() == ranking::v1::RANK_CHANGE_ADDED) return "mới vào bảng";
  if (movement.move() == ranking::v1::RANK_CHANGE_REMOVED) return "ra khỏi bảng";
  if (movement.places_gained() == 0) return "";
  return absl::StrCat(movement.places_gained() > 0 ? "tăng " : "giảm ", std::abs(movement.places_gained()),
                      " bậc");
}

std::string CriterionPoints(const std::string& exact) {
  return exact.empty() ? kNone : ExactPointsText(exact);
}

std::string CriterionText(const CriterionChange& move) {
  const std::string points =
      BeforeAndAfter(CriterionPoints(move.against_points()), CriterionPoints(move.points()));
  if (move.move() == ranking::v1::RANK_CHANGE_ADDED) return absl::StrCat(move.criterion(), " (mới) ", points);
  if (move.move() == ranking::v1::RANK_CHANGE_REMOVED)
    return absl::StrCat(move.criterion(), " (bỏ) ", points);
  return absl::StrCat(move.criterion(), " ", points);
}

std::string CriteriaText(const Movement& movement) {
  std::vector<std::string> texts;
  for (const CriterionChange& move : movement.criteria()) {
    if (static_cast<int>(texts.size()) == kCriteriaShown) break;
    texts.push_back(CriterionText(move));
  }
  const int more = movement.criteria_size() - kCriteriaShown;
  if (more > 0) texts.push_back(absl::StrCat("và ", more, " tiêu chí khác"));
  return absl::StrJoin(texts, "; ");
}

TextTable NewTable() {
  return TextTable({{"Hạng", Align::kRight},
                    {"Thay đổi"},
                    {"Đơn vị"},
                    {"Điểm", Align::kRight},
                    {"Tỷ lệ (%)", Align::kRight},
                    {"Mức"},
                    {"Tiêu chí làm thay đổi"}});
}

void AddRow(const Movement& movement, TextTable& table) {
  const Standing& before = movement.against();
  const Standing& after = movement.standing();
  table.AddRow({BeforeAndAfter(RankText(before), RankText(after)), RankChangeText(movement), movement.name(),
                BeforeAndAfter(PointsText(before), PointsText(after)),
                BeforeAndAfter(PercentText(before), PercentText(after)),
                BeforeAndAfter(LevelText(before), LevelText(after)), CriteriaText(movement)});
}

bool IsOf(const ComparedTable& table, const Movement& movement) {
  return table.group() == movement.group() && table.component() == movement.component();
}

template <typename Movements>
std::string TableText(const ComparedTable& table, const Movements& movements) {
  TextTable rows = NewTable();
  for (const Movement& movement : movements) {
    if (IsOf(table, movement)) AddRow(movement, rows);
  }
  return absl::StrCat("\nBảng ", table.id(), ". ", table.title(), "\nNhóm: ", table.group_title(), "\n\n",
                      rows.Render());
}

std::string RankChangeWord(RankChange move) {
  switch (move) {
    case ranking::v1::RANK_CHANGE_IN_BOTH:
      return "stayed";
    case ranking::v1::RANK_CHANGE_ADDED:
      return "entered";
    case ranking::v1::RANK_CHANGE_REMOVED:
      return "left";
    default:
      return "";
  }
}

std::string CsvCriteria(const Movement& movement) {
  return absl::StrJoin(movement.criteria(), ";", [](std::string* out, const CriterionChange& move) {
    absl::StrAppend(out, move.criterion(), " ", RankChangeWord(move.move()), " ", move.against_points(), ">",
                    move.points());
  });
}

std::string CsvRank(const Standing& standing) {
  return standing.rank() == 0 ? "" : absl::StrCat(standing.rank());
}

std::string MovementRow(const Movement& movement) {
  const Standing& now = movement.standing();
  const Standing& against = movement.against();
  return FormatCsvRow({movement.table(),
                       movement.group(),
                       movement.component(),
                       movement.organization(),
                       movement.name(),
                       RankChangeWord(movement.move()),
                       CsvRank(now),
                       CsvRank(against),
                       absl::StrCat(movement.places_gained()),
                       now.points(),
                       against.points(),
                       now.exact_points(),
                       against.exact_points(),
                       now.max_points(),
                       against.max_points(),
                       now.percent(),
                       against.percent(),
                       now.level(),
                       against.level(),
                       CsvCriteria(movement)});
}

// A correction of which there is no event.
bool IsHypothetical(const scoring::v1::NodeScore& node) {
  return node.has_answer() && node.answer().position() == 0;
}

std::string HypotheticalText(const scoring::v1::ScoreCard& card, const AnswerWords& words) {
  std::string text = absl::StrCat("Giả định của ", card.name(), " (không có gì được ghi lại):\n");
  for (const scoring::v1::NodeScore& node : card.nodes()) {
    if (!IsHypothetical(node)) continue;
    absl::StrAppend(&text, "  ", node.node(), " = ", words.Of(node.node(), node.answer().answer()), ": ",
                    CriterionPoints(node.points()), " điểm\n");
  }
  return text;
}

}  // namespace

std::string RenderComparison(const CompareRankingsResponse& response) {
  std::string text = absl::StrCat("So sánh: ", AxesText(response.axes()),
                                  "\nVới:     ", AxesText(response.against_axes()), "\n");
  for (const ComparedTable& table : response.tables())
    absl::StrAppend(&text, TableText(table, response.movements()));
  return text;
}

std::string ComparisonCsv(const CompareRankingsResponse& response) {
  std::string csv = FormatCsvRow({"table",
                                  "group",
                                  "component",
                                  "organization",
                                  "name",
                                  "move",
                                  "rank",
                                  "against_rank",
                                  "places_gained",
                                  "points",
                                  "against_points",
                                  "exact_points",
                                  "against_exact_points",
                                  "max_points",
                                  "against_max_points",
                                  "percent",
                                  "against_percent",
                                  "level",
                                  "against_level",
                                  "criteria"});
  for (const Movement& movement : response.movements()) csv += MovementRow(movement);
  return csv;
}

std::string RenderWhatIf(const WhatIfResponse& response, const rules::v1::RuleSet& rules) {
  return absl::StrCat(AxesText(response.axes()), "\n", HypotheticalText(response.card(), AnswerWords(rules)),
                      TableText(response.table(), response.movements()));
}

}  // namespace thuocdo::client

#include "tools/thuocdo/text/change_text.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/rational.h"
#include "common/base/time_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using audit::v1::Cause;
using audit::v1::ChangePart;
using audit::v1::ExplainChangeResponse;
using audit::v1::ListScoreHistoryResponse;
using audit::v1::ScoreChange;
using audit::v1::ScoreStanding;

constexpr uint32_t kDigitsMax = 6;
constexpr size_t kFractionMax = 15;

std::string CauseName(Cause cause) {
  switch (cause) {
    case audit::v1::CAUSE_OWN_DECLARATIONS:
      return "Đơn vị khai báo";
    case audit::v1::CAUSE_OWN_CORRECTIONS:
      return "Hiệu chỉnh số liệu của đơn vị";
    case audit::v1::CAUSE_OWN_OBSERVATIONS:
      return "Hệ thống dùng chung báo về đơn vị";
    case audit::v1::CAUSE_OTHER_UNITS:
      return "Các đơn vị khác";
    case audit::v1::CAUSE_ROSTER_AND_ORGANIZATIONS:
      return "Danh sách và cơ quan";
    case audit::v1::CAUSE_RULES:
      return "Bộ tiêu chí";
    default:
      return "";
  }
}

std::string EventName(const std::string& kind) {
  if (kind == "answers_declared") return "khai báo";
  if (kind == "answer_corrected") return "hiệu chỉnh";
  if (kind == "correction_withdrawn") return "rút hiệu chỉnh";
  if (kind == "answers_observed") return "hệ thống dùng chung báo";
  if (kind == "campaign_opened") return "mở kỳ đánh giá";
  if (kind == "campaign_amended") return "sửa kỳ đánh giá";
  return kind;
}

std::string RankText(uint32_t rank) { return rank == 0 ? "–" : absl::StrCat(rank); }

// Exact points, or "≈" and their decimals where they are a fraction that nobody can read.
std::string ShortPointsText(const std::string& exact) {
  const std::string text = ExactPointsText(exact);
  const bool is_readable = text.size() <= kFractionMax || !absl::StrContains(text, '/');
  return is_readable ? text : absl::StrCat("≈ ", RoundedPointsText(exact));
}

std::string PointsText(const ScoreStanding& as_of) {
  if (as_of.erased()) return "(đã xóa)";
  return as_of.points().empty() ? "–" : ShortPointsText(as_of.points());
}

std::string LevelText(const ScoreStanding& as_of) { return as_of.level().empty() ? "–" : as_of.level(); }

std::string StandingText(const ScoreStanding& as_of) {
  if (as_of.erased()) return "không còn biết điểm và hạng, vì nội dung đã bị xóa";
  if (as_of.points().empty()) return "không có điểm và hạng";
  return absl::StrCat(PointsText(as_of), " điểm, mức ", LevelText(as_of), ", hạng ", RankText(as_of.rank()));
}

template <typename Changes>
std::string ChangesTable(const Changes& changes) {
  TextTable table({{"Vị trí", Align::kRight},
                   {"Thời điểm"},
                   {"Sự kiện"},
                   {"Cơ quan"},
                   {"Điểm", Align::kRight},
                   {"Mức"},
                   {"Hạng", Align::kRight},
                   {"Người thực hiện"},
                   {"Lý do"}});
  for (const ScoreChange& change : changes) {
    table.AddRow({absl::StrCat(change.position()), FormatTime(change.accept_time_us()).substr(0, 19),
                  EventName(change.event_kind()), change.organization(),
                  BeforeAndAfter(PointsText(change.before()), PointsText(change.after())),
                  BeforeAndAfter(LevelText(change.before()), LevelText(change.after())),
                  BeforeAndAfter(RankText(change.before().rank()), RankText(change.after().rank())),
                  change.actor().id(), change.reason()});
  }
  return table.Render();
}

// A number with its sign, where it has one.
std::string Signed(const std::string& exact) {
  const std::string text = ShortPointsText(exact);
  if (text == "0" || absl::StrContains(text, '-')) return text;
  absl::string_view number = text;
  const bool is_rounded = absl::ConsumePrefix(&number, "≈ ");
  return absl::StrCat(is_rounded ? "≈ +" : "+", number);
}

std::string PartsTable(const ExplainChangeResponse& response) {
  TextTable table(
      {{"Nguyên nhân"}, {"Điểm", Align::kRight}, {"Hạng", Align::kRight}, {"Sự kiện", Align::kRight}});
  Rational points;
  int64_t rank = 0;
  for (const ChangePart& part : response.parts()) {
    points += ParseExact(part.points()).value_or(Rational(0));
    rank += part.rank();
    table.AddRow({CauseName(part.cause()), Signed(part.points()), Signed(absl::StrCat(part.rank())),
                  absl::StrCat(part.events())});
  }
  table.AddRow({"Cộng", Signed(FormatExact(points)), Signed(absl::StrCat(rank)), ""});
  return table.Render();
}

}  // namespace

std::string ExactPointsText(const std::string& exact) {
  const absl::StatusOr<Rational> points = ParseExact(exact);
  if (!points.ok()) return exact;
  const Rational size = abs(*points);
  const char* sign = *points < 0 ? "-" : "";
  for (uint32_t digits = 0; digits <= kDigitsMax; ++digits) {
    const std::string decimal = FormatDecimal(size, digits, rules::v1::ROUNDING_DOWN);
    const absl::StatusOr<Rational> read = ParseDecimal(decimal);
    if (read.ok() && *read == size) return absl::StrCat(sign, VietnameseNumber(decimal));
  }
  return exact;
}

std::string RoundedPointsText(const std::string& exact) {
  const absl::StatusOr<Rational> points = ParseExact(exact);
  if (!points.ok()) return exact;
  const Rational rounded = RoundToStep(*points, Rational(1, 1000000), rules::v1::ROUNDING_HALF_UP);
  return ExactPointsText(FormatExact(rounded));
}

std::string BeforeAndAfter(const std::string& before, const std::string& after) {
  return before == after ? after : absl::StrCat(before, " → ", after);
}

std::string AxesText(const query::v1::Axes& axes) {
  return absl::StrCat("Kỳ đánh giá ", axes.campaign(), ", tại vị trí ", axes.position(), ", theo ",
                      axes.rule_set());
}

std::string RenderScoreHistory(const ListScoreHistoryResponse& response) {
  const std::string head = absl::StrCat(AxesText(response.axes()), "\n\n");
  if (response.changes().empty()) return absl::StrCat(head, "Chưa có thay đổi nào về điểm, mức hoặc hạng\n");
  return absl::StrCat(head, ChangesTable(response.changes()));
}

std::string RenderChange(const ExplainChangeResponse& response) {
  std::string text = absl::StrCat("Từ:  ", AxesText(response.from_axes()), "\n     ",
                                  StandingText(response.before()), "\nĐến: ", AxesText(response.to_axes()),
                                  "\n     ", StandingText(response.after()), "\n\n", PartsTable(response));
  if (!response.changes().empty()) absl::StrAppend(&text, "\n", ChangesTable(response.changes()));
  return text;
}

}  // namespace thuocdo::client

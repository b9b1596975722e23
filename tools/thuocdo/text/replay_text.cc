#include "tools/thuocdo/text/replay_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using ranking::v1::GetTablesResponse;
using ranking::v1::Replay;
using ranking::v1::ReplayNote;

constexpr int kTitleWidth = 60;
constexpr int kNamesMax = 5;
constexpr char kHeading[] = "Số liệu không có hoặc không được tính theo bộ tiêu chí này, và cách xử lý:";

// "binh-dinh-2016-leaf → binh-dinh-2017-mau".
std::string Way(const Replay& replay, const std::string& rule_set) {
  std::string way;
  for (const std::string& amended : replay.amended_rule_sets())
    absl::StrAppend(&way, RuleSetId(amended), " → ");
  return absl::StrCat(way, RuleSetId(rule_set));
}

bool IsOfAll(const ReplayNote& note) { return note.units() == note.declared_units(); }

std::string UnitsText(const ReplayNote& note) {
  return absl::StrCat(note.units(), "/", note.declared_units());
}

std::string NamesText(const ReplayNote& note) {
  const int shown = std::min(note.organizations_size(), kNamesMax);
  const bool is_cut = note.units() > static_cast<uint32_t>(shown);
  const auto begin = note.organizations().begin();
  return absl::StrCat("gồm ", absl::StrJoin(begin, begin + shown, ", "), is_cut ? ", …" : "");
}

// The notes about one group.
std::vector<ReplayNote> NotesOf(const GetTablesResponse& tables, absl::string_view group) {
  std::vector<ReplayNote> notes;
  for (const ReplayNote& note : tables.replay().notes()) {
    if (note.group() == group) notes.push_back(note);
  }
  return notes;
}

std::string RenderNotes(const std::vector<ReplayNote>& notes) {
  TextTable table({{"Mã"}, {"Tiêu chí"}, {"Số đơn vị", Align::kRight}, {"Xử lý"}});
  for (const ReplayNote& note : notes) {
    table.AddRow({note.criterion(), CutToWidth(note.title(), kTitleWidth), UnitsText(note), note.what()});
    if (!IsOfAll(note)) table.AddRow({"", "", "", NamesText(note)});
  }
  return table.Render();
}

}  // namespace

std::string RuleSetId(absl::string_view name) { return std::string(name.substr(0, name.find('@'))); }

std::vector<std::string> ReplayHead(const GetTablesResponse& tables) {
  if (!tables.has_replay()) return {};
  const Replay& replay = tables.replay();
  const std::string& rule_set = tables.axes().rule_set();
  std::string head = absl::StrCat("Tính lại theo bộ tiêu chí ", RuleSetId(rule_set),
                                  "; bộ tiêu chí của kỳ đánh giá là ", RuleSetId(replay.own_rule_set()), ".");
  if (replay.amended_rule_sets().empty()) {
    return {head,
            "Bộ tiêu chí này không sửa đổi bộ tiêu chí của kỳ đánh giá: số liệu được lấy theo mã tiêu chí "
            "trùng nhau."};
  }
  return {head, absl::StrCat("Số liệu được chuyển theo các lần sửa đổi: ", Way(replay, rule_set), ".")};
}

std::vector<std::string> ReplayNoteLines(const GetTablesResponse& tables, absl::string_view group) {
  std::vector<std::string> lines;
  for (const ReplayNote& note : NotesOf(tables, group)) {
    lines.push_back(absl::StrCat(note.criterion(), note.title().empty() ? "" : " (", note.title(),
                                 note.title().empty() ? "" : ")", ": ", UnitsText(note),
                                 " đơn vị: ", note.what(), IsOfAll(note) ? "" : "; ",
                                 IsOfAll(note) ? "" : NamesText(note)));
  }
  return lines;
}

std::string RenderReplay(const GetTablesResponse& tables, absl::string_view group) {
  if (!tables.has_replay()) return "";
  const std::string head = absl::StrCat("\n", absl::StrJoin(ReplayHead(tables), "\n"), "\n");
  const std::vector<ReplayNote> notes = NotesOf(tables, group);
  if (notes.empty()) return absl::StrCat(head, "Mọi tiêu chí được chấm đều có số liệu.\n");
  return absl::StrCat(head, "\n", kHeading, "\n\n", RenderNotes(notes));
}

std::string RenderReplayNotes(const scoring::v1::ScoreCard& card) {
  if (card.replay_notes().empty()) return "";
  TextTable table({{"Mã"}, {"Tiêu chí"}, {"Xử lý"}});
  for (const scoring::v1::ReplayNote& note : card.replay_notes()) {
    table.AddRow({note.criterion(), CutToWidth(note.title(), kTitleWidth), note.what()});
  }
  return absl::StrCat("\n", kHeading, "\n\n", table.Render());
}

}  // namespace thuocdo::client

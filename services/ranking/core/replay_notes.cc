#include "services/ranking/core/replay_notes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace thuocdo {
namespace {

using TableDefinitions = std::vector<campaign::v1::TableDefinition>;

constexpr char kNotAsked[] = "bộ tiêu chí này không có, số liệu không được tính";

bool IsAtOrBelow(const RuleSet& rules, absl::string_view criterion, absl::string_view component) {
  const RuleNode* node = rules.FindNode(criterion);
  while (node != nullptr && node->id != component) {
    node = node->parent < 0 ? nullptr : &rules.nodes[static_cast<size_t>(node->parent)];
  }
  return node != nullptr;
}

// The newest rule set of the view that has the criterion; null if none has.
const RuleSet* RulesWith(const CampaignView& view, absl::string_view criterion) {
  if (view.rules.FindNode(criterion) != nullptr) return &view.rules;
  for (auto rules = view.amended.rbegin(); rules != view.amended.rend(); ++rules) {
    if (rules->FindNode(criterion) != nullptr) return &*rules;
  }
  return nullptr;
}

// What no rule set of the view has belongs to the total alone.
bool Concerns(const CampaignView& view, const campaign::v1::TableDefinition& table, const std::string& group,
              absl::string_view criterion) {
  if (table.group() != group) return false;
  const RuleSet* rules = RulesWith(view, criterion);
  if (rules == nullptr) return table.component() == view.rules.nodes.front().id;
  return IsAtOrBelow(*rules, criterion, table.component());
}

// The notes of one group in the making.
class GroupNotes {
 public:
  GroupNotes(const CampaignView& view, const TableDefinitions& tables, const std::string& group)
      : view_(view), tables_(tables), group_(group) {}

  void Add(const ScoreCard& card) {
    if (!card.declared) return;
    ++declared_units_;
    for (const ReplayNote& note : card.replay_notes) Add(card, note);
    for (const std::string& criterion : card.unknown_criteria) Add(card, {criterion, "", kNotAsked});
  }

  std::vector<GroupReplayNote> Take() {
    std::vector<GroupReplayNote> notes;
    for (auto& [place, note] : notes_) {
      note.declared_units = declared_units_;
      notes.push_back(std::move(note));
    }
    return notes;
  }

 private:
  void Add(const ScoreCard& card, const ReplayNote& of_unit) {
    auto concerned = [&](const auto& table) { return Concerns(view_, table, group_, of_unit.criterion); };
    if (std::none_of(tables_.begin(), tables_.end(), concerned)) return;
    GroupReplayNote& note = notes_[{PlaceOf(of_unit.criterion), of_unit.criterion, of_unit.what}];
    note.group = group_;
    note.criterion = of_unit.criterion;
    note.title = of_unit.title;
    note.what = of_unit.what;
    ++note.units;
    if (note.organizations.size() < kReplayNoteNamesMax) note.organizations.push_back(card.organization);
  }

  // By the order of the rules; last what they do not have.
  int PlaceOf(const std::string& criterion) const {
    auto found = view_.rules.node_by_id.find(criterion);
    return found == view_.rules.node_by_id.end() ? static_cast<int>(view_.rules.nodes.size()) : found->second;
  }

  const CampaignView& view_;
  const TableDefinitions& tables_;
  const std::string& group_;
  uint32_t declared_units_ = 0;
  std::map<std::tuple<int, std::string, std::string>, GroupReplayNote> notes_;
};

}  // namespace

std::vector<GroupReplayNote> SumUpReplayNotes(const CampaignView& view, const std::vector<ScoreCard>& cards,
                                              const TableDefinitions& tables) {
  std::vector<GroupReplayNote> notes;
  if (!view.is_replay()) return notes;
  for (const rules::v1::Group& group : view.rules.proto.groups()) {
    GroupNotes of_group(view, tables, group.id());
    for (const ScoreCard& card : cards) {
      if (card.group == group.id()) of_group.Add(card);
    }
    for (GroupReplayNote& note : of_group.Take()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace thuocdo

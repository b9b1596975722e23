#include "services/ranking/core/tables/replay_notes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace thuocdo::ranking {
namespace {

using TableDefinitions = std::vector<campaign::v1::TableDefinition>;

bool IsAtOrBelow(const rules::RuleSet& rules, absl::string_view criterion, absl::string_view component) {
  const rules::RuleNode* node = rules.FindNode(criterion);
  while (node != nullptr && node->id != component) {
    node = node->parent < 0 ? nullptr : &rules.nodes[static_cast<size_t>(node->parent)];
  }
  return node != nullptr;
}

// Returns the newest rule set of the view that has the criterion; null if none has.
const rules::RuleSet* RulesWith(const scoring::CampaignView& view, absl::string_view criterion) {
  if (view.rules.FindNode(criterion) != nullptr) return &view.rules;
  for (auto rules = view.amended.rbegin(); rules != view.amended.rend(); ++rules) {
    if (rules->FindNode(criterion) != nullptr) return &*rules;
  }
  return nullptr;
}

// Reports whether the table includes the criterion. A criterion of no rule set of the view concerns the total
// only.
bool Concerns(const scoring::CampaignView& view, const campaign::v1::TableDefinition& table,
              const std::string& group, absl::string_view criterion) {
  if (table.group() != group) return false;
  const rules::RuleSet* rules = RulesWith(view, criterion);
  if (rules == nullptr) return table.component() == view.rules.nodes.front().id;
  return IsAtOrBelow(*rules, criterion, table.component());
}

// Collects the notes of one group.
class GroupNotes {
 public:
  GroupNotes(const scoring::CampaignView& view, const TableDefinitions& tables, const std::string& group)
      : view_(view), tables_(tables), group_(group) {}

  void AddCard(const scoring::ScoreCard& card) {
    if (!card.declared) return;
    ++declared_units_;
    for (const scoring::ReplayNote& note : card.replay_notes)
      AddNote(card, note.criterion, note.title, note.unanswered);
    for (const std::string& criterion : card.unknown_criteria)
      AddNote(card, criterion, "", {scoring::UnansweredReason::kNotAsked, std::nullopt});
  }

  // Returns the collected notes; call it once, last.
  std::vector<GroupReplayNote> TakeNotes() {
    std::vector<GroupReplayNote> notes;
    for (auto& [place, note] : notes_) {
      note.declared_units = declared_units_;
      notes.push_back(std::move(note));
    }
    return notes;
  }

 private:
  void AddNote(const scoring::ScoreCard& card, const std::string& criterion, const std::string& title,
               const scoring::UnansweredCriterion& unanswered) {
    auto concerned = [&](const auto& table) { return Concerns(view_, table, group_, criterion); };
    if (std::none_of(tables_.begin(), tables_.end(), concerned)) return;
    GroupReplayNote& note = notes_[{PlaceOf(criterion), criterion, scoring::UnansweredText(unanswered)}];
    note.group = group_;
    note.criterion = criterion;
    note.title = title;
    note.unanswered = unanswered;
    ++note.units;
    if (note.organizations.size() < kReplayNoteNamesMax) note.organizations.push_back(card.organization);
  }

  // Returns the index of the criterion among the nodes of the rules; criteria that they do not have come
  // last.
  int PlaceOf(const std::string& criterion) const {
    auto found = view_.rules.node_by_id.find(criterion);
    return found == view_.rules.node_by_id.end() ? static_cast<int>(view_.rules.nodes.size()) : found->second;
  }

  const scoring::CampaignView& view_;
  const TableDefinitions& tables_;
  const std::string& group_;
  uint32_t declared_units_ = 0;
  // By criterion; the notes of one criterion in the order of their sentences, as tables have always listed
  // them.
  std::map<std::tuple<int, std::string, std::string>, GroupReplayNote> notes_;
};

}  // namespace

std::vector<GroupReplayNote> SummarizeReplayNotes(const scoring::CampaignView& view,
                                                  const std::vector<scoring::ScoreCard>& cards,
                                                  const TableDefinitions& tables) {
  std::vector<GroupReplayNote> notes;
  if (!view.is_replay()) return notes;
  for (const rules::v1::Group& group : view.rules.proto.groups()) {
    GroupNotes of_group(view, tables, group.id());
    for (const scoring::ScoreCard& card : cards) {
      if (card.group == group.id()) of_group.AddCard(card);
    }
    for (GroupReplayNote& note : of_group.TakeNotes()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace thuocdo::ranking

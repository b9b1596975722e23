#include "services/scoring/core/score.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "services/scoring/core/card_csv.h"

namespace thuocdo {
namespace {

using campaign::v1::RosterEntry;

constexpr char kNoMaximum[] = "nhóm đơn vị này không được chấm ở mục này";

const RuleNode& NodeAt(const RuleSet& rules, int number) { return rules.nodes[static_cast<size_t>(number)]; }

// The answer that would have counted is one of those that lost.
void Demote(AnswersTo* answers) {
  if (!answers->counts) return;
  answers->others.push_back(*std::move(answers->counts));
  answers->counts.reset();
  auto later_first = [](const SourcedAnswer& a, const SourcedAnswer& b) { return a.position > b.position; };
  std::sort(answers->others.begin(), answers->others.end(), later_first);
}

// One organization under the rules: which nodes are left out, the criteria's points, then the sums of the
// components.
class Assessment {
 public:
  Assessment(const RuleSet& rules, const RosterEntry& entry, const SheetState& sheet)
      : rules_(rules),
        entry_(entry),
        sheet_(sheet),
        left_out_(rules.nodes.size()),
        scores_(rules.nodes.size()) {}

  // The nodes' scores, as RuleSet::nodes.
  std::vector<NodeScore> Score() {
    LeaveOutByRoster();
    int count = static_cast<int>(rules_.nodes.size());
    for (int node = 0; node < count; ++node) {
      if (NodeAt(rules_, node).is_criterion()) TakeAnswer(node);
    }
    for (int node = count - 1; node >= 0; --node) ScoreNode(node);  // children before parents
    return std::move(scores_);
  }

 private:
  NodeScore& ScoreAt(int node) { return scores_[static_cast<size_t>(node)]; }
  std::optional<std::string>& LeftOutAt(int node) { return left_out_[static_cast<size_t>(node)]; }

  void LeaveOutByRoster() {
    if (entry_.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) LeaveOutWithAllBelow(0);
    if (entry_.participation() != campaign::v1::PARTICIPATION_COMPONENTS_ONLY) return;
    for (const std::string& component : entry_.without_components()) {
      int node = rules_.node_by_id.at(component);
      LeaveOutWithAllAbove(node, entry_.reason());
      LeaveOutWithAllBelow(node);
    }
  }

  void LeaveOutWithAllBelow(int node) {
    LeftOutAt(node) = entry_.reason();
    for (int child : NodeAt(rules_, node).children) LeaveOutWithAllBelow(child);
  }

  // The first reason stands.
  void LeaveOutWithAllAbove(int node, const std::string& reason) {
    for (; node >= 0; node = NodeAt(rules_, node).parent) {
      if (!LeftOutAt(node)) LeftOutAt(node) = reason;
    }
  }

  const Rational* MaximumOf(int node) const {
    const std::map<std::string, Rational>& maxima = NodeAt(rules_, node).max_by_group;
    auto found = maxima.find(entry_.group());
    return found == maxima.end() ? nullptr : &found->second;
  }

  NodeState StateOf(int node) {
    if (MaximumOf(node) == nullptr || LeftOutAt(node)) return NodeState::kNotAssessed;
    return sheet_.declaration ? NodeState::kScored : NodeState::kNotDeclared;
  }

  // Decides which answer counts, and whether it leaves the criterion out.
  void TakeAnswer(int node) {
    const RuleNode& criterion = NodeAt(rules_, node);
    AnswersTo& answers = ScoreAt(node).answers;
    answers = WhichCounts(sheet_, criterion.id, criterion.criterion.source());
    bool can_count = answers.counts && StateOf(node) == NodeState::kScored &&
                     FitsCriterion(criterion, entry_.group(), answers.counts->answer).ok();
    if (!can_count) return Demote(&answers);
    const event::v1::Answer& answer = answers.counts->answer;
    if (answer.has_not_applicable()) LeaveOutWithAllAbove(node, answer.not_applicable().reason());
  }

  void ScoreNode(int node) {
    NodeScore& score = ScoreAt(node);
    score.node = NodeAt(rules_, node).id;
    score.state = StateOf(node);
    if (const Rational* maximum = MaximumOf(node)) score.max_points = *maximum;
    if (score.state == NodeState::kNotAssessed) score.reason = LeftOutAt(node).value_or(kNoMaximum);
    score.bases = BasesOf(node);
    if (score.state == NodeState::kScored) GivePoints(node);
  }

  void GivePoints(int node) {
    NodeScore& score = ScoreAt(node);
    const RuleNode& rule = NodeAt(rules_, node);
    const std::optional<SourcedAnswer>& answer = score.answers.counts;
    if (answer) score.points = ScoreAnswer(rule, entry_.group(), answer->answer);
    for (int child : rule.children) score.points += ScoreAt(child).points;  // 0 unless scored
    bool has_level = !rule.is_criterion() || node == 0;
    if (has_level) score.level = LevelOf(rules_, score.points, *score.max_points);
  }

  std::vector<event::v1::Basis> BasesOf(int node) {
    const NodeScore& score = ScoreAt(node);
    std::set<event::v1::Basis> bases;
    if (score.answers.counts) bases.insert(score.answers.counts->answer.basis());
    for (int child : NodeAt(rules_, node).children) {
      bases.insert(ScoreAt(child).bases.begin(), ScoreAt(child).bases.end());
    }
    return {bases.begin(), bases.end()};
  }

  const RuleSet& rules_;
  const RosterEntry& entry_;
  const SheetState& sheet_;
  std::vector<std::optional<std::string>> left_out_;  // by node: why it is left out; no value if it is not
  std::vector<NodeScore> scores_;
};

// What the sheet answers although the rules do not ask it.
std::vector<std::string> UnknownCriteria(const RuleSet& rules, const SheetState& sheet) {
  std::set<std::string> unknown;
  auto look = [&](const auto& answers) {
    for (const auto& [criterion, answer] : answers) {
      const RuleNode* node = rules.FindNode(criterion);
      if (node == nullptr || !node->is_criterion()) unknown.insert(criterion);
    }
  };
  look(sheet.declared);
  look(sheet.observed);
  look(sheet.corrected);
  return {unknown.begin(), unknown.end()};
}

template <typename Value>
Value FindOr(const std::map<std::string, Value>& values, const std::string& key, const Value& otherwise) {
  auto found = values.find(key);
  return found == values.end() ? otherwise : found->second;
}

ScoreCard MakeCard(const ScoringInput& input, const RosterEntry& entry) {
  const SheetState sheet = FindOr(input.sheets, entry.organization(), SheetState());
  ScoreCard card;
  card.organization = entry.organization();
  card.name = FindOr(input.names, entry.organization(), entry.organization());
  card.group = entry.group();
  card.participation = entry.participation();
  card.reason = entry.reason();
  card.declared = sheet.declaration.has_value();
  card.sheet_revision = sheet.revision;
  card.nodes = Assessment(*input.rules, entry, sheet).Score();
  card.unknown_criteria = UnknownCriteria(*input.rules, sheet);
  card.card_sha256 = CardDigest(sheet.last_salt, CardCsv(card));
  return card;
}

absl::Status CheckRoster(const ScoringInput& input) {
  Faults faults;
  for (const RosterEntry& entry : input.definition->roster()) {
    if (!input.rules->HasGroup(entry.group())) {
      faults.Add(entry.organization(), absl::StrCat("the rules have no group \"", entry.group(), "\""));
    }
    for (const std::string& component : entry.without_components()) {
      if (input.rules->FindNode(component) != nullptr) continue;
      faults.Add(entry.organization(), absl::StrCat("the rules have no component \"", component, "\""));
    }
  }
  return faults.ToStatus(absl::StatusCode::kInvalidArgument, "the roster does not fit the rule set");
}

}  // namespace

absl::StatusOr<std::vector<ScoreCard>> ScoreCampaign(const ScoringInput& input) {
  RETURN_IF_ERROR(CheckRoster(input));
  std::vector<ScoreCard> cards;
  for (const RosterEntry& entry : input.definition->roster()) cards.push_back(MakeCard(input, entry));
  auto by_id = [](const ScoreCard& a, const ScoreCard& b) { return a.organization < b.organization; };
  std::sort(cards.begin(), cards.end(), by_id);
  return cards;
}

}  // namespace thuocdo

#include "services/scoring/core/migration/migrate.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace thuocdo::scoring {
namespace {

using rules::v1::CriterionChange;

// The criteria to which answers move, by criterion of the amended rule set. None: the answers are not
// migrated.
using Targets = std::map<std::string, std::vector<std::string>>;

bool IsCriterion(const rules::RuleSet& rules, const std::string& id) {
  const rules::RuleNode* node = rules.FindNode(id);
  return node != nullptr && node->is_criterion();
}

bool KeepsAnswers(const CriterionChange& change) {
  return change.kind() == rules::v1::CHANGE_KIND_KEPT || change.kind() == rules::v1::CHANGE_KIND_RENAMED ||
         (change.kind() == rules::v1::CHANGE_KIND_SPLIT && change.carry());
}

Targets TargetsOf(const rules::RuleSet& from, const rules::RuleSet& to) {
  Targets targets;
  std::set<std::string> taken;
  for (const CriterionChange& change : to.proto.changes()) {
    taken.insert(change.to().begin(), change.to().end());
    for (const std::string& id : change.from()) targets[id];
    if (KeepsAnswers(change)) targets[change.from(0)] = {change.to().begin(), change.to().end()};
  }
  for (const rules::RuleNode& node : from.nodes) {
    bool same = node.is_criterion() && !targets.contains(node.id) && IsCriterion(to, node.id);
    if (same && !taken.contains(node.id)) targets[node.id] = {node.id};
  }
  return targets;
}

// Answers to criteria that neither rule set has stay where they are, so that they are still reported as
// unknown. An answer to an id that only the new rule set has was not given to that criterion, and is dropped.
template <typename Answers>
Answers Migrated(const Targets& targets, const rules::RuleSet& from, const rules::RuleSet& to,
                 const Answers& answers) {
  Answers migrated;
  for (const auto& [criterion, answer] : answers) {
    auto found = targets.find(criterion);
    if (found == targets.end()) {
      bool is_unknown = !IsCriterion(from, criterion) && !IsCriterion(to, criterion);
      if (is_unknown) migrated[criterion] = answer;
      continue;
    }
    for (const std::string& target : found->second) migrated[target] = answer;
  }
  return migrated;
}

// Returns the effective answers to `criteria`, if all of them are counts of counts; else nothing.
std::vector<streams::SourcedAnswer> CountsOf(
    const rules::RuleSet& from, const streams::SheetState& sheet,
    const google::protobuf::RepeatedPtrField<std::string>& criteria) {
  std::vector<streams::SourcedAnswer> counts;
  for (const std::string& id : criteria) {
    streams::AnswersTo answers = streams::EffectiveAnswer(sheet, id, from.FindNode(id)->criterion.source);
    if (!answers.effective || !answers.effective->answer.has_count()) return {};
    counts.push_back(*std::move(answers.effective));
  }
  return counts;
}

// Reports whether the sums fit in 64 bits, which all real numbers do.
bool SumsFit(const std::vector<streams::SourcedAnswer>& counts) {
  uint64_t room = std::numeric_limits<uint64_t>::max();
  for (const streams::SourcedAnswer& count : counts) {
    if (count.answer.count().whole() > room) return false;
    room -= count.answer.count().whole();
  }
  return !counts.empty();
}

bool ComesBefore(const streams::SourcedAnswer& left, const streams::SourcedAnswer& right) {
  return std::make_pair(left.kind, left.position.value) < std::make_pair(right.kind, right.position.value);
}

// A sum is no stronger than its parts: it takes the event of the last answer of the strongest kind, so that
// it can be traced, but the least certain basis, and all evidence.
streams::SourcedAnswer SumOf(const std::vector<streams::SourcedAnswer>& counts) {
  streams::SourcedAnswer sum = *std::max_element(counts.begin(), counts.end(), ComesBefore);
  sum.answer.mutable_count()->Clear();
  sum.answer.clear_evidence();
  for (const streams::SourcedAnswer& count : counts) {
    event::v1::CountOfCount& total = *sum.answer.mutable_count();
    total.set_part(total.part() + count.answer.count().part());
    total.set_whole(total.whole() + count.answer.count().whole());
    sum.answer.set_basis(std::max(sum.answer.basis(), count.answer.basis()));
    sum.answer.mutable_evidence()->MergeFrom(count.answer.evidence());
  }
  return sum;
}

void SetAnswer(const std::string& criterion, const streams::SourcedAnswer& answer,
               streams::SheetState* sheet) {
  switch (answer.kind) {
    case streams::AnswerKind::kDeclared:
      sheet->declared[criterion] = answer;
      break;
    case streams::AnswerKind::kObserved:
      sheet->observed[criterion] = answer;
      break;
    case streams::AnswerKind::kCorrected:
      sheet->corrected[criterion] = {answer, std::nullopt};
      break;
  }
}

bool IsAnswered(const streams::SheetState& sheet, const std::string& criterion) {
  return sheet.declared.contains(criterion) || sheet.observed.contains(criterion) ||
         sheet.corrected.contains(criterion);
}

// A criterion whose answer was lost by an earlier amendment passes its reason on to wherever the answer would
// have moved.
std::map<std::string, UnansweredReason> MigratedReasons(
    const Targets& targets, const std::map<std::string, UnansweredReason>& missing) {
  std::map<std::string, UnansweredReason> migrated;
  for (const auto& [criterion, reason] : missing) {
    auto found = targets.find(criterion);
    if (found == targets.end()) continue;
    for (const std::string& target : found->second) migrated[target] = reason;
  }
  return migrated;
}

// Does what `change` does besides moving answers unchanged.
void ApplyChange(const CriterionChange& change, const rules::RuleSet& from, const streams::SheetState& sheet,
                 streams::SheetState* migrated, UnmigratedAnswers* unmigrated) {
  switch (change.kind()) {
    case rules::v1::CHANGE_KIND_NEW:
      unmigrated->missing[change.to(0)] = UnansweredReason::kNewCriterion;
      break;
    case rules::v1::CHANGE_KIND_SPLIT:
      for (const std::string& id : change.to()) {
        if (!change.carry()) unmigrated->missing[id] = UnansweredReason::kSplit;
      }
      break;
    case rules::v1::CHANGE_KIND_DROPPED:
      if (IsAnswered(sheet, change.from(0)))
        unmigrated->dropped[change.from(0)] = from.FindNode(change.from(0))->title;
      break;
    case rules::v1::CHANGE_KIND_MERGED: {
      std::vector<streams::SourcedAnswer> counts = CountsOf(from, sheet, change.from());
      if (SumsFit(counts)) return SetAnswer(change.to(0), SumOf(counts), migrated);
      unmigrated->missing[change.to(0)] = UnansweredReason::kMerged;
      break;
    }
    default:
      break;
  }
}

using Values = std::map<std::string, std::string>;  // by node

// Returns the value of the node that `change` makes of others; null unless all of them have one.
const std::string* ValueOf(const CriterionChange& change, const Values& values) {
  const std::string* value = nullptr;
  for (const std::string& id : change.from()) {
    auto found = values.find(id);
    if (found == values.end()) return nullptr;
    value = &found->second;
  }
  return value;
}

Values MigratedValues(const rules::RuleSet& to, const Values& values) {
  Values migrated = values;
  for (const CriterionChange& change : to.proto.changes()) {
    for (const std::string& id : change.from()) migrated.erase(id);
  }
  for (const CriterionChange& change : to.proto.changes()) {
    const std::string* value = ValueOf(change, values);
    if (value == nullptr) continue;
    for (const std::string& id : change.to()) migrated[id] = *value;
  }
  return migrated;
}

}  // namespace

streams::SheetState MigrateSheet(const rules::RuleSet& from, const rules::RuleSet& to,
                                 const streams::SheetState& sheet, UnmigratedAnswers* unmigrated) {
  const Targets targets = TargetsOf(from, to);
  streams::SheetState migrated = sheet;
  migrated.declared = Migrated(targets, from, to, sheet.declared);
  migrated.observed = Migrated(targets, from, to, sheet.observed);
  migrated.corrected = Migrated(targets, from, to, sheet.corrected);
  unmigrated->missing = MigratedReasons(targets, unmigrated->missing);
  for (const CriterionChange& change : to.proto.changes())
    ApplyChange(change, from, sheet, &migrated, unmigrated);
  return migrated;
}

campaign::v1::RosterEntry MigrateEntry(const rules::RuleSet& to, campaign::v1::RosterEntry entry) {
  Values excluded;
  Values maxima;
  for (const campaign::v1::NotAssessed& left : entry.not_assessed()) excluded[left.node()] = left.reason();
  for (const campaign::v1::UnitMaximum& own : entry.maxima()) maxima[own.node()] = own.points();
  entry.clear_not_assessed();
  entry.clear_maxima();
  for (const auto& [node, reason] : MigratedValues(to, excluded)) {
    campaign::v1::NotAssessed& left = *entry.add_not_assessed();
    left.set_node(node);
    left.set_reason(reason);
  }
  for (const auto& [node, points] : MigratedValues(to, maxima)) {
    campaign::v1::UnitMaximum& own = *entry.add_maxima();
    own.set_node(node);
    own.set_points(points);
  }
  return entry;
}

}  // namespace thuocdo::scoring

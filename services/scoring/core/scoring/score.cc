#include "services/scoring/core/scoring/score.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/criterion.h"
#include "common/rules/unit_maxima.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/hypothetical/hypothetical.h"
#include "services/scoring/core/migration/migrate.h"
#include "services/scoring/core/scoring/assessment.h"
#include "services/scoring/core/scoring/score_unit.h"

namespace thuocdo::scoring {
namespace {

using campaign::v1::RosterEntry;

// Returns the answered criteria that the rules do not have.
std::vector<std::string> UnknownCriteria(const rules::RuleSet& rules, const streams::SheetState& sheet) {
  std::set<std::string> unknown;
  auto look = [&](const auto& answers) {
    for (const auto& [criterion, answer] : answers) {
      const rules::RuleNode* node = rules.FindNode(criterion);
      if (node == nullptr || !node->is_criterion()) unknown.insert(criterion);
    }
  };
  look(sheet.declared);
  look(sheet.observed);
  look(sheet.corrected);
  return {unknown.begin(), unknown.end()};
}

const streams::SheetState& SheetOf(const ScoringInput& input, const RosterEntry& entry) {
  static const streams::SheetState kNothingSaid;
  auto found = input.sheets.find(entry.organization());
  return found == input.sheets.end() ? kNothingSaid : found->second;
}

const std::string& NameOf(const ScoringInput& input, const RosterEntry& entry) {
  auto found = input.names.find(entry.organization());
  return found == input.names.end() ? entry.organization() : found->second;
}

MissingAnswerConsequence ConsequenceOf(const rules::RuleSet& rules) {
  bool not_submitted = rules.proto.missing_answer() == rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED;
  return not_submitted ? MissingAnswerConsequence::kNotSubmitted : MissingAnswerConsequence::kNoPoints;
}

// Returns why none of the sheet's answers to a criterion counts.
UnansweredReason WhyNotCounted(const rules::RuleNode& criterion,
                               const std::vector<streams::SourcedAnswer>& others) {
  auto is_declared = [](const streams::SourcedAnswer& answer) {
    return answer.kind == streams::AnswerKind::kDeclared;
  };
  bool must_be_observed = criterion.criterion.source == rules::v1::SOURCE_OBSERVED;
  bool all_declared = std::all_of(others.begin(), others.end(), is_declared);
  return must_be_observed && all_declared ? UnansweredReason::kNotObserved : UnansweredReason::kDoesNotFit;
}

// Returns why an assessed criterion has no effective answer.
UnansweredReason WhyMissing(const rules::RuleNode& criterion, const NodeScore& score,
                            const UnmigratedAnswers& unmigrated) {
  if (!score.answers.superseded.empty()) return WhyNotCounted(criterion, score.answers.superseded);
  auto found = unmigrated.missing.find(criterion.id);
  return found == unmigrated.missing.end() ? UnansweredReason::kNoAnswer : found->second;
}

// Returns the notes on unanswered criteria, then those on dropped ones.
std::vector<ReplayNote> NotesOn(const rules::RuleSet& rules, const ScoreCard& card,
                                const UnmigratedAnswers& unmigrated) {
  std::vector<ReplayNote> notes;
  for (size_t i = 0; i < card.nodes.size(); ++i) {
    const rules::RuleNode& node = rules.nodes[i];
    const NodeScore& score = card.nodes[i];
    bool missing = node.is_criterion() && score.state != NodeState::kNotAssessed && !score.answers.effective;
    if (!missing) continue;
    notes.push_back({node.id, node.title, {WhyMissing(node, score, unmigrated), ConsequenceOf(rules)}});
  }
  for (const auto& [criterion, title] : unmigrated.dropped) {
    notes.push_back({criterion, title, {UnansweredReason::kDropped, std::nullopt}});
  }
  return notes;
}

ScoreCard MakeCard(const ScoringInput& input, const Population& population, const RosterEntry& entry) {
  const streams::SheetState& sheet = SheetOf(input, entry);
  ScoreCard card;
  card.organization = entry.organization();
  card.name = NameOf(input, entry);
  card.group = entry.group();
  card.participation = entry.participation();
  card.reason = entry.reason();
  card.declared = sheet.declaration.has_value();
  card.sheet_revision = sheet.revision;
  card.nodes = Assessment(*input.rules, entry, sheet).Score(population);
  card.unknown_criteria = UnknownCriteria(*input.rules, sheet);
  card.card_sha256 = CardDigest(sheet.last_salt, CardCsv(card));
  return card;
}

// Reports whether the units of `part` can be among the units of `whole`.
bool MayBePartOf(const rules::GroupNumbers& whole, const rules::GroupNumbers& part) {
  return whole.count >= part.count && whole.lowest <= part.lowest && whole.highest >= part.highest &&
         whole.Variance() >= 0;
}

// Checks that the units of `input` can be among those of `population`.
absl::Status CheckPopulation(const Population& population, const ScoringInput& input) {
  Violations violations;
  const Population measured = MeasureGroups(input);
  for (const auto& [key, numbers] : measured.all()) {
    const rules::GroupNumbers* whole = population.Find(key.first, key.second);
    if (whole != nullptr && MayBePartOf(*whole, numbers)) continue;
    violations.Add(key.second, absl::StrCat("the numbers of group \"", key.first, "\" cannot be its units'"));
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "the groups' numbers do not fit");
}

absl::Status CheckRoster(const ScoringInput& input) {
  Violations violations;
  for (const RosterEntry& entry : input.definition->roster()) {
    if (!input.rules->HasGroup(entry.group())) {
      violations.Add(entry.organization(), absl::StrCat("the rules have no group \"", entry.group(), "\""));
    }
    for (const std::string& component : entry.without_components()) {
      if (input.rules->FindNode(component) != nullptr) continue;
      violations.Add(entry.organization(), absl::StrCat("the rules have no component \"", component, "\""));
    }
    for (const campaign::v1::NotAssessed& left : entry.not_assessed()) {
      if (input.rules->FindNode(left.node()) != nullptr) continue;
      violations.Add(entry.organization(), absl::StrCat("the rules have no node \"", left.node(), "\""));
    }
    if (!input.replay) continue;  // intake has checked its maxima against the campaign's own rules
    violations.AddAll(absl::StrCat(entry.organization(), ": "), rules::CheckUnitMaxima(*input.rules, entry));
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "the roster does not fit the rule set");
}

// The answers that the amendments up to the rules of a replay have lost, by organization.
using LostByUnit = std::map<std::string, UnmigratedAnswers>;

std::vector<ScoreCard> MakeCards(const ScoringInput& input, const Population& population,
                                 const LostByUnit& unmigrated) {
  std::vector<ScoreCard> cards;
  for (const RosterEntry& entry : input.definition->roster()) {
    ScoreCard card = MakeCard(input, population, entry);
    auto found = unmigrated.find(card.organization);
    bool has_notes = input.replay && card.declared;
    if (has_notes) {
      card.replay_notes =
          NotesOn(*input.rules, card, found == unmigrated.end() ? UnmigratedAnswers() : found->second);
    }
    cards.push_back(std::move(card));
  }
  auto by_id = [](const ScoreCard& a, const ScoreCard& b) { return a.organization < b.organization; };
  std::sort(cards.begin(), cards.end(), by_id);
  return cards;
}

absl::StatusOr<std::vector<ScoreCard>> ScoreMigrated(const ScoringInput& input,
                                                     const LostByUnit& unmigrated) {
  RETURN_IF_ERROR(CheckRoster(input));
  return MakeCards(input, MeasureGroups(input), unmigrated);
}

// Carries every sheet and roster entry by one amendment.
void MigrateBy(const rules::RuleSet& from, const rules::RuleSet& to, ScoringInput* input,
               campaign::v1::CampaignDefinition* definition, LostByUnit* unmigrated) {
  for (auto& [organization, sheet] : input->sheets) {
    sheet = MigrateSheet(from, to, sheet, &(*unmigrated)[organization]);
  }
  for (RosterEntry& entry : *definition->mutable_roster()) entry = MigrateEntry(to, std::move(entry));
}

// Scores with hypothetical answers. The sheets and the roster are under the rules already.
absl::StatusOr<std::vector<ScoreCard>> ScoreHypothetical(ScoringInput input, const LostByUnit& unmigrated) {
  RETURN_IF_ERROR(MakeHypothetical(*input.rules, *input.definition, input.hypothetical, &input.sheets));
  ASSIGN_OR_RETURN(std::vector<ScoreCard> cards, ScoreMigrated(input, unmigrated));
  for (ScoreCard& card : cards) card.card_sha256.clear();  // hypothetical cards are never published
  return cards;
}

absl::StatusOr<std::vector<ScoreCard>> ScoreAll(const ScoringInput& input, const LostByUnit& unmigrated) {
  return input.hypothetical.empty() ? ScoreMigrated(input, unmigrated) : ScoreHypothetical(input, unmigrated);
}

}  // namespace

absl::StatusOr<std::vector<ScoreCard>> ScoreCampaign(const ScoringInput& input) {
  if (input.amended.empty()) return ScoreAll(input, {});
  ScoringInput migrated = input;
  campaign::v1::CampaignDefinition definition = *input.definition;
  migrated.definition = &definition;
  LostByUnit unmigrated;
  for (size_t i = 0; i < input.amended.size(); ++i) {
    const rules::RuleSet& to = i + 1 < input.amended.size() ? *input.amended[i + 1] : *input.rules;
    MigrateBy(*input.amended[i], to, &migrated, &definition, &unmigrated);
  }
  return ScoreAll(migrated, unmigrated);
}

Population MeasureGroups(const ScoringInput& input) {
  Population population;
  auto compares = [](const rules::RuleNode& node) { return rules::ComparesUnits(node.criterion); };
  const std::vector<rules::RuleNode>& nodes = input.rules->nodes;
  if (std::none_of(nodes.begin(), nodes.end(), compares)) return population;
  for (const RosterEntry& entry : input.definition->roster()) {
    Assessment(*input.rules, entry, SheetOf(input, entry)).AddNumbers(&population);
  }
  return population;
}

absl::StatusOr<std::vector<ScoreCard>> ScoreAmong(const Population& population, const ScoringInput& input) {
  RETURN_IF_ERROR(CheckRoster(input));
  RETURN_IF_ERROR(CheckPopulation(population, input));
  return MakeCards(input, population, {});
}

}  // namespace thuocdo::scoring

#include "tools/generate/core/generate.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/base/digest.h"
#include "services/scoring/core/scoring/score.h"
#include "tools/generate/core/candidates.h"
#include "tools/generate/core/combinations.h"

namespace thuocdo::generate {
namespace {

constexpr char kNote[] = "sinh tự động";

// Returns the random source of one target. Each target has its own, so that no other target changes its
// answers.
Dice DiceFor(uint64_t seed, const std::string& organization, const std::string& node) {
  const std::string digest = Sha256(absl::StrCat(seed, "/", organization, "/", node));
  uint64_t start = 0;
  for (size_t i = 0; i < 8; ++i) start = start << 8 | static_cast<unsigned char>(digest[i]);
  return Dice(start);
}

// Appends the criteria at and below `node`, in the order of the rules.
void AddCriteria(const rules::RuleSet& rules, const rules::RuleNode& node,
                 std::vector<const rules::RuleNode*>* criteria) {
  if (node.is_criterion()) criteria->push_back(&node);
  for (int child : node.children) AddCriteria(rules, rules.nodes[static_cast<size_t>(child)], criteria);
}

const rules::RuleNode* FindTargetNode(const rules::RuleSet& rules, const std::string& criterion) {
  const rules::RuleNode* node = rules.FindNode(criterion);
  return node != nullptr ? node : rules.FindNode(absl::StripSuffix(criterion, ".points"));
}

// One organization and the criteria that it is assessed on.
struct Unit {
  std::string group;
  std::set<std::string> criteria;
};

using Units = std::map<std::string, Unit>;

// Returns the assessed units, by organization, as scoring selects them: without a declaration, every node has
// a state but no points.
absl::StatusOr<Units> AssessedUnits(const GenerateInput& input) {
  scoring::ScoringInput nothing_declared;
  nothing_declared.rules = input.rules;
  nothing_declared.definition = input.definition;
  ASSIGN_OR_RETURN(const std::vector<scoring::ScoreCard> cards, scoring::ScoreCampaign(nothing_declared));
  Units units;
  for (const scoring::ScoreCard& card : cards) {
    Unit unit = {card.group, {}};
    for (const scoring::NodeScore& score : card.nodes) {
      const bool is_criterion = input.rules->FindNode(score.node)->is_criterion();
      if (is_criterion && score.state != scoring::NodeState::kNotAssessed) unit.criteria.insert(score.node);
    }
    if (!unit.criteria.empty()) units[card.organization] = std::move(unit);
  }
  return units;
}

// Generates the answers of all targets and collects the violations.
class Generator {
 public:
  Generator(const GenerateInput& input, Units units)
      : input_(input), rules_(*input.rules), units_(std::move(units)) {}

  absl::StatusOr<std::vector<client::OrganizationAnswers>> Generate() {
    std::vector<client::OrganizationAnswers> sheets;
    for (const client::OrganizationAnswers& targets : input_.targets)
      sheets.push_back(GenerateSheet(targets));
    for (const auto& [organization, unit] : units_) CheckCovered(organization, unit);
    RETURN_IF_ERROR(
        violations_.ToStatus(absl::StatusCode::kInvalidArgument, "cannot generate these answers"));
    return sheets;
  }

 private:
  client::OrganizationAnswers GenerateSheet(const client::OrganizationAnswers& targets) {
    const auto unit = units_.find(targets.organization);
    if (unit == units_.end()) {
      violations_.Add(targets.organization, "is not assessed in this campaign");
      return {};
    }
    std::map<std::string, std::string> texts;
    for (const client::AnswerRow& target : targets.rows)
      MakeTarget(targets.organization, unit->second, target, &texts);
    return SheetOf(targets.organization, texts);
  }

  void MakeTarget(const std::string& organization, const Unit& unit, const client::AnswerRow& target,
                  std::map<std::string, std::string>* texts) {
    const std::string place = absl::StrCat(organization, " ", target.answer.criterion());
    const rules::RuleNode* node = FindTargetNode(rules_, target.answer.criterion());
    if (node == nullptr) return violations_.Add(place, "names no node of the rule set");
    const absl::StatusOr<Rational> points = ParseDecimal(target.answer.text());
    if (!points.ok()) return violations_.Add(place, points.status().message());
    const std::vector<const rules::RuleNode*> criteria = Take(organization, unit, *node, place);
    Draw(unit, criteria, *points, DiceFor(input_.seed, organization, node->id), place, texts);
  }

  // Returns the criteria of a target. A criterion belongs to only one target of an organization.
  std::vector<const rules::RuleNode*> Take(const std::string& organization, const Unit& unit,
                                           const rules::RuleNode& node, const std::string& place) {
    std::vector<const rules::RuleNode*> below;
    AddCriteria(rules_, node, &below);
    std::vector<const rules::RuleNode*> criteria;
    for (const rules::RuleNode* criterion : below) {
      if (!unit.criteria.contains(criterion->id)) continue;
      criteria.push_back(criterion);
      if (!covered_.emplace(organization, criterion->id).second) {
        violations_.Add(place, absl::StrCat("another target includes ", criterion->id));
      }
    }
    return criteria;
  }

  void Draw(const Unit& unit, const std::vector<const rules::RuleNode*>& criteria, const Rational& points,
            Dice dice, const std::string& place, std::map<std::string, std::string>* texts) {
    std::vector<std::set<Rational>> sets;
    for (const rules::RuleNode* criterion : criteria) {
      std::set<Rational>& set = sets.emplace_back();
      for (const auto& [given, answers] : CandidatesFor(*criterion, unit.group)) set.insert(given);
    }
    const absl::StatusOr<std::vector<Rational>> drawn = DrawSummands(sets, points, &dice);
    if (!drawn.ok())
      return violations_.Add(place, absl::StrCat(FormatExact(points), ": ", drawn.status().message()));
    for (size_t i = 0; i < criteria.size(); ++i) {
      const std::vector<std::string>& answers = CandidatesFor(*criteria[i], unit.group).at((*drawn)[i]);
      (*texts)[criteria[i]->id] = answers[DrawBelow(mpz_class(answers.size()), &dice).get_ui()];
    }
  }

  // Searched once for a criterion and group; empty, with a violation, if there are none.
  const Candidates& CandidatesFor(const rules::RuleNode& criterion, const std::string& group) {
    auto [found, is_new] = candidates_.try_emplace({criterion.id, group});
    if (!is_new) return found->second;
    absl::StatusOr<Candidates> candidates = CandidatesOf(rules_, criterion, group);
    if (candidates.ok()) {
      found->second = *std::move(candidates);
    } else {
      violations_.Add(group, candidates.status().message());
    }
    return found->second;
  }

  client::OrganizationAnswers SheetOf(const std::string& organization,
                                      const std::map<std::string, std::string>& texts) {
    client::OrganizationAnswers sheet;
    sheet.organization = organization;
    for (const rules::RuleNode& node : rules_.nodes) {
      const auto text = texts.find(node.id);
      if (text == texts.end()) continue;
      intake::v1::AnswerInput& answer = sheet.rows.emplace_back().answer;
      answer.set_criterion(node.id);
      answer.set_text(text->second);
      answer.set_note(kNote);
      answer.set_basis(event::v1::BASIS_GENERATED);
    }
    return sheet;
  }

  void CheckCovered(const std::string& organization, const Unit& unit) {
    std::vector<std::string> missing;
    for (const std::string& criterion : unit.criteria) {
      if (!covered_.contains({organization, criterion})) missing.push_back(criterion);
    }
    if (missing.empty()) return;
    violations_.Add(organization, absl::StrCat("no target includes ", absl::StrJoin(missing, ", ")));
  }

  const GenerateInput& input_;
  const rules::RuleSet& rules_;
  const Units units_;
  std::map<std::pair<std::string, std::string>, Candidates> candidates_;  // by criterion and group
  std::set<std::pair<std::string, std::string>> covered_;                 // organization and criterion
  Violations violations_;
};

}  // namespace

absl::StatusOr<std::vector<client::OrganizationAnswers>> GenerateAnswers(const GenerateInput& input) {
  ASSIGN_OR_RETURN(Units units, AssessedUnits(input));
  return Generator(input, std::move(units)).Generate();
}

std::string AnswersCsv(const std::vector<client::OrganizationAnswers>& sheets) {
  std::string csv = FormatCsvRow({"organization", "criterion", "answer", "evidence_uri", "evidence_sha256",
                                  "evidence_page", "note", "basis"});
  for (const client::OrganizationAnswers& sheet : sheets) {
    for (const client::AnswerRow& row : sheet.rows) {
      absl::StrAppend(&csv, FormatCsvRow({sheet.organization, row.answer.criterion(), row.answer.text(), "",
                                          "", "", row.answer.note(), client::BasisName(row.answer.basis())}));
    }
  }
  return csv;
}

}  // namespace thuocdo::generate

#include "services/audit/core/explain/explain.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/page.h"
#include "common/base/status.h"
#include "common/rules/component.h"
#include "common/rules/criterion.h"
#include "common/rules/methods/answer_numbers.h"
#include "services/audit/core/explain/explain_level.h"
#include "services/scoring/core/card/card_codec.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::ExplainScoreRequest;
using audit::v1::ExplainScoreResponse;

constexpr size_t kNodesUnlessAsked = 1000;

size_t Index(int number) { return static_cast<size_t>(number); }

// Appends the nodes as their author wrote them, in the order of RuleSet::nodes.
void Collect(const rules::v1::Node& node, std::vector<const rules::v1::Node*>& into) {
  into.push_back(&node);
  for (const rules::v1::Node& child : node.component().children()) Collect(child, into);
}

// Returns the rule of `node` for `group`, as its author writes it.
std::string Quote(rules::v1::Node node, const std::string& group) {
  const google::protobuf::RepeatedPtrField<rules::v1::Maximum> maxima = node.maxima();
  node.clear_id();
  node.clear_title();
  node.clear_legal_basis();
  node.clear_maxima();
  if (node.has_component()) node.mutable_component()->clear_children();
  for (const rules::v1::Maximum& maximum : maxima) {
    if (maximum.group() == group) *node.add_maxima() = maximum;
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(node, &text);
  return text;
}

audit::v1::Step StepToProto(const rules::Step& step) {
  audit::v1::Step message;
  message.set_kind(step.kind);
  message.set_expression(step.expression);
  message.set_value(FormatExact(step.value));
  message.set_approximate(step.approximate);
  message.set_subject(step.subject);
  message.set_quantum(step.quantum);
  message.set_rounding(step.rounding);
  return message;
}

// Explains a card under its rules, among the cards that it is compared with.
class Explanation {
 public:
  Explanation(const rules::RuleSet& rules, const std::vector<scoring::ScoreCard>& cards,
              const scoring::ScoreCard& card)
      : rules_(rules), cards_(cards), card_(card), proto_(scoring::CardToProto(card)) {
    Collect(rules.proto.root(), written_);
  }

  // Explains node number `node`, which is `depth` levels below the first explained node.
  absl::StatusOr<ExplainedNode> Explain(int node, uint32_t depth) const {
    const scoring::NodeScore& score = ScoreAt(node);
    ExplainedNode explained;
    *explained.mutable_score() = proto_.nodes(node);
    explained.set_title(RuleAt(node).title);
    explained.set_legal_basis(LegalBasisOf(node));
    explained.set_depth(depth);
    explained.set_rule(Quote(*written_[Index(node)], card_.group));
    if (score.state != scoring::NodeState::kScored) return explained;
    const rules::Steps steps = StepsOf(node);
    if (steps.empty() || steps.back().value != score.points) return Differs(score, FormatExact(score.points));
    for (const rules::Step& step : steps) *explained.add_steps() = StepToProto(step);
    if (score.level.empty()) return explained;
    const ExplainedLevel level = ExplainLevel(rules_, score.points, *score.max_points);
    if (level.title != score.level) return Differs(score, score.level);
    *explained.mutable_level_step() = StepToProto(level.step);
    return explained;
  }

 private:
  const rules::RuleNode& RuleAt(int node) const { return rules_.nodes[Index(node)]; }
  const scoring::NodeScore& ScoreAt(int node) const { return card_.nodes[Index(node)]; }

  static absl::Status Differs(const scoring::NodeScore& score, const std::string& what) {
    return absl::InternalError(absl::StrCat("the explanation of ", score.node, " does not result in ", what));
  }

  const std::string& LegalBasisOf(int node) const {
    for (; node >= 0; node = RuleAt(node).parent) {
      if (!RuleAt(node).legal_basis.empty()) return RuleAt(node).legal_basis;
    }
    return rules_.proto.legal_basis();
  }

  // Returns no step if there is nothing to explain, which contradicts a card with points.
  rules::Steps StepsOf(int node) const {
    const rules::Steps arithmetic =
        RuleAt(node).is_criterion() ? StepsOfCriterion(node) : StepsOfComponent(node);
    const Rational& of_group = RuleAt(node).max_by_group.at(card_.group);
    const Rational& maximum = *ScoreAt(node).max_points;
    if (arithmetic.empty() || maximum == of_group) return arithmetic;
    rules::Steps steps = {{audit::v1::STEP_KIND_OWN_MAXIMUM, rules::NumberText(of_group), maximum}};
    steps.insert(steps.end(), arithmetic.begin(), arithmetic.end());
    return steps;
  }

  rules::Steps StepsOfCriterion(int node) const {
    const scoring::NodeScore& score = ScoreAt(node);
    const std::string missing = rules::v1::MissingAnswerRule_Name(rules_.proto.missing_answer());
    if (!score.answers.effective) return {{audit::v1::STEP_KIND_MISSING, missing, 0}};
    return rules::ExplainAnswer(RuleAt(node).criterion, *score.max_points, score.answers.effective->answer,
                                NumbersOf(node));
  }

  // Returns the group's effective answers, if the criterion compares units.
  rules::Numbers NumbersOf(int node) const {
    rules::Numbers numbers;
    if (!rules::ComparesUnits(RuleAt(node).criterion)) return numbers;
    for (const scoring::ScoreCard& card : cards_) {
      const scoring::NodeScore& score = card.nodes[Index(node)];
      const bool counts = score.state == scoring::NodeState::kScored && score.answers.effective;
      if (card.group != card_.group || !counts) continue;
      numbers.push_back(rules::AnsweredNumber(score.answers.effective->answer.number()));
    }
    return numbers;
  }

  rules::Steps StepsOfComponent(int node) const {
    const rules::RuleNode& rule = RuleAt(node);
    rules::ComponentChildren children;
    for (size_t i = 0; i < rule.children.size(); ++i) {
      const scoring::NodeScore& score = ScoreAt(rule.children[i]);
      rules::ComponentChild child{score.node, RuleAt(rule.children[i]).role, score.max_points, {}, {}};
      if (score.state == scoring::NodeState::kScored) child.points = score.points;
      if (!rule.weights.empty()) child.weight = rule.weights[i];
      children.push_back(std::move(child));
    }
    return rules::ExplainComponent(rule.component, *ScoreAt(node).max_points, children);
  }

  const rules::RuleSet& rules_;
  const std::vector<scoring::ScoreCard>& cards_;
  const scoring::ScoreCard& card_;
  const scoring::v1::ScoreCard proto_;
  std::vector<const rules::v1::Node*> written_;
};

int DepthOf(const rules::RuleSet& rules, int node) {
  int depth = 0;
  for (; rules.nodes[Index(node)].parent >= 0; node = rules.nodes[Index(node)].parent) ++depth;
  return depth;
}

absl::StatusOr<const scoring::ScoreCard*> FindCard(const scoring::CampaignView& view,
                                                   const std::vector<scoring::ScoreCard>& cards,
                                                   const std::string& organization) {
  for (const scoring::ScoreCard& card : cards) {
    if (card.organization == organization) return &card;
  }
  return absl::NotFoundError(absl::StrCat("organization \"", organization, "\" is not on the roster of ",
                                          view.campaign.id, " at position ", view.position.value));
}

// Copies the page that `request` asks for from `nodes`.
absl::Status TakePage(const ExplainScoreRequest& request, std::vector<ExplainedNode> nodes,
                      ExplainScoreResponse& response) {
  ASSIGN_OR_RETURN(const uint64_t start, PageStart(request.page_token(), request.query()));
  ASSIGN_OR_RETURN(const size_t size, PageSize(request.page_size(), kNodesUnlessAsked));
  if (start > 0 && start >= nodes.size())
    return absl::InvalidArgumentError("invalid page_token: it is after the end");
  const size_t end = std::min(nodes.size(), start + size);
  for (size_t i = start; i < end; ++i) *response.add_nodes() = std::move(nodes[i]);
  if (end < nodes.size()) response.set_next_page_token(absl::StrCat(end));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ExplainedNode>> ExplainCard(const rules::RuleSet& rules,
                                                       const std::vector<scoring::ScoreCard>& cards,
                                                       const scoring::ScoreCard& card,
                                                       const std::string& node) {
  const auto found = rules.node_by_id.find(node.empty() ? rules.nodes.front().id : node);
  if (found == rules.node_by_id.end())
    return absl::NotFoundError(absl::StrCat(rules.name, " has no node \"", node, "\""));
  const Explanation explanation(rules, cards, card);
  const int top = DepthOf(rules, found->second);
  std::vector<ExplainedNode> nodes;
  for (int at = found->second; at < static_cast<int>(rules.nodes.size()); ++at) {
    const int depth = DepthOf(rules, at) - top;
    if (depth <= 0 && at != found->second) break;  // the nodes from here on are not below it
    ASSIGN_OR_RETURN(nodes.emplace_back(), explanation.Explain(at, static_cast<uint32_t>(depth)));
  }
  return nodes;
}

absl::StatusOr<ExplainScoreResponse> ExplainScore(const follow::History& history,
                                                  const ExplainScoreRequest& request, Position position) {
  ASSIGN_OR_RETURN(
      const scoring::CampaignView view,
      scoring::ViewCampaign(history, request.query().campaign(), position, request.query().rule_set()));
  ASSIGN_OR_RETURN(const std::vector<scoring::ScoreCard> cards, scoring::ScoreView(history, view));
  ASSIGN_OR_RETURN(const scoring::ScoreCard* const card, FindCard(view, cards, request.organization()));
  ASSIGN_OR_RETURN(std::vector<ExplainedNode> nodes, ExplainCard(view.rules, cards, *card, request.node()));
  ExplainScoreResponse response;
  *response.mutable_axes() = scoring::AxesOf(view);
  response.set_name(card->name);
  RETURN_IF_ERROR(TakePage(request, std::move(nodes), response));
  return response;
}

}  // namespace thuocdo::audit

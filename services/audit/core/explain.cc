#include "services/audit/core/explain.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"
#include "services/audit/core/axes.h"
#include "services/audit/core/explain_method.h"
#include "services/audit/core/explainable.h"
#include "services/audit/core/page.h"
#include "services/scoring/core/card_codec.h"

namespace thuocdo {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::ExplainScoreRequest;
using audit::v1::ExplainScoreResponse;

constexpr size_t kNodesUnlessAsked = 1000;

size_t Index(int number) { return static_cast<size_t>(number); }

// The nodes as they are written, in the order of RuleSet::nodes.
void Collect(const rules::v1::Node& node, std::vector<const rules::v1::Node*>& into) {
  into.push_back(&node);
  for (const rules::v1::Node& child : node.component().children()) Collect(child, into);
}

// How `node` scores in `group`, as its author writes it.
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

// A card under its rules.
class Explanation {
 public:
  Explanation(const RuleSet& rules, const ScoreCard& card)
      : rules_(rules), card_(card), proto_(CardToProto(card)) {
    Collect(rules.proto.root(), written_);
  }

  // What is to be said of node number `node`, `depth` below where the explanation begins.
  absl::StatusOr<ExplainedNode> Explain(int node, uint32_t depth) const {
    const NodeScore& score = card_.nodes[Index(node)];
    ExplainedNode explained;
    *explained.mutable_score() = proto_.nodes(node);
    explained.set_title(rules_.nodes[Index(node)].title);
    explained.set_legal_basis(LegalBasisOf(node));
    explained.set_depth(depth);
    explained.set_rule(Quote(*written_[Index(node)], card_.group));
    if (score.state != NodeState::kScored) return explained;
    const std::vector<Step> steps = StepsOf(node);
    if (steps.empty() || steps.back().value != score.points) {
      return absl::InternalError(
          absl::StrCat("the explanation of ", score.node, " does not come to ", FormatExact(score.points)));
    }
    for (const Step& step : steps) *explained.add_steps() = StepToProto(step);
    if (!score.level.empty()) *explained.mutable_level_step() = StepToProto(LevelStep(score));
    return explained;
  }

 private:
  const std::string& LegalBasisOf(int node) const {
    for (; node >= 0; node = rules_.nodes[Index(node)].parent) {
      const std::string& basis = rules_.nodes[Index(node)].legal_basis;
      if (!basis.empty()) return basis;
    }
    return rules_.proto.legal_basis();
  }

  std::vector<Step> StepsOf(int node) const {
    const RuleNode& rule = rules_.nodes[Index(node)];
    if (!rule.is_criterion()) return {SumOf(rule)};
    const std::optional<SourcedAnswer>& answer = card_.nodes[Index(node)].answers.counts;
    if (answer) return ExplainAnswer(rule, card_.group, answer->answer);
    const std::string missing = rules::v1::MissingAnswerRule_Name(rules_.proto.missing_answer());
    return {{audit::v1::STEP_KIND_MISSING, missing, 0}};
  }

  Step SumOf(const RuleNode& component) const {
    Rational sum;
    std::vector<std::string> addends;
    for (int child : component.children) {
      const NodeScore& score = card_.nodes[Index(child)];
      if (score.state != NodeState::kScored) continue;
      sum += score.points;
      addends.push_back(FormatExact(score.points));
    }
    return {audit::v1::STEP_KIND_SUM, addends.empty() ? "0" : absl::StrJoin(addends, " + "), sum};
  }

  Step LevelStep(const NodeScore& score) const {
    const Rational share = score.points / *score.max_points;
    const auto is_it = [&](const RuleLevel& level) { return level.title == score.level; };
    const auto level = std::find_if(rules_.levels.begin(), rules_.levels.end(), is_it);
    const Rational from = level->from * 100;
    return {audit::v1::STEP_KIND_LEVEL,
            absl::StrCat(FormatExact(score.points), " ÷ ", FormatExact(*score.max_points), " ≥ ",
                         FormatExact(from), " %"),
            share};
  }

  const RuleSet& rules_;
  const ScoreCard& card_;
  const scoring::v1::ScoreCard proto_;
  std::vector<const rules::v1::Node*> written_;
};

int DepthOf(const RuleSet& rules, int node) {
  int depth = 0;
  for (; rules.nodes[Index(node)].parent >= 0; node = rules.nodes[Index(node)].parent) ++depth;
  return depth;
}

absl::StatusOr<ScoreCard> FindCard(const History& history, const CampaignView& view,
                                   const std::string& organization) {
  ASSIGN_OR_RETURN(std::vector<ScoreCard> cards, ScoreView(history, view));
  for (ScoreCard& card : cards) {
    if (card.organization == organization) return std::move(card);
  }
  return absl::NotFoundError(absl::StrCat("organization \"", organization, "\" is not on the roster of ",
                                          view.campaign.id, " at position ", view.position.value));
}

absl::Status CheckGroupMaxima(const CampaignView& view, const std::string& organization) {
  const campaign::v1::RosterEntry* entry = FindRosterEntry(view.campaign.definition, organization);
  if (entry == nullptr || entry->maxima().empty()) return absl::OkStatus();
  return absl::UnimplementedError(
      absl::StrCat("the score of ", organization, ", which has maxima of its own, cannot be explained yet"));
}

// Takes the page that `request` asks for out of `nodes`.
absl::Status TakePage(const ExplainScoreRequest& request, std::vector<ExplainedNode> nodes,
                      ExplainScoreResponse& response) {
  ASSIGN_OR_RETURN(const uint64_t start, PageStart(request.page_token(), request.query()));
  ASSIGN_OR_RETURN(const size_t size, PageSize(request.page_size(), kNodesUnlessAsked));
  if (start > 0 && start >= nodes.size()) return absl::InvalidArgumentError("page_token: is after the end");
  const size_t end = std::min(nodes.size(), start + size);
  for (size_t i = start; i < end; ++i) *response.add_nodes() = std::move(nodes[i]);
  if (end < nodes.size()) response.set_next_page_token(absl::StrCat(end));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ExplainedNode>> ExplainCard(const RuleSet& rules, const ScoreCard& card,
                                                       const std::string& node) {
  const auto found = rules.node_by_id.find(node.empty() ? rules.nodes.front().id : node);
  if (found == rules.node_by_id.end())
    return absl::NotFoundError(absl::StrCat(rules.name, " has no node \"", node, "\""));
  const Explanation explanation(rules, card);
  const int top = DepthOf(rules, found->second);
  std::vector<ExplainedNode> nodes;
  for (int at = found->second; at < static_cast<int>(rules.nodes.size()); ++at) {
    const int depth = DepthOf(rules, at) - top;
    if (depth <= 0 && at != found->second) break;  // what follows is beside it, not below
    ASSIGN_OR_RETURN(nodes.emplace_back(), explanation.Explain(at, static_cast<uint32_t>(depth)));
  }
  return nodes;
}

absl::StatusOr<ExplainScoreResponse> ExplainScore(const History& history, const ExplainScoreRequest& request,
                                                  Position position) {
  ASSIGN_OR_RETURN(const CampaignView view,
                   ViewCampaign(history, request.query().campaign(), position, request.query().rule_set()));
  RETURN_IF_ERROR(CheckExplainable(view.rules));
  RETURN_IF_ERROR(CheckGroupMaxima(view, request.organization()));
  ASSIGN_OR_RETURN(const ScoreCard card, FindCard(history, view, request.organization()));
  ASSIGN_OR_RETURN(std::vector<ExplainedNode> nodes, ExplainCard(view.rules, card, request.node()));
  ExplainScoreResponse response;
  *response.mutable_axes() = AxesOf(view);
  response.set_name(card.name);
  RETURN_IF_ERROR(TakePage(request, std::move(nodes), response));
  return response;
}

}  // namespace thuocdo

#include "services/scoring/core/card/card_codec.h"

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/status.h"

namespace thuocdo::scoring {
namespace {

scoring::v1::AnswerKind KindToProto(streams::AnswerKind kind) {
  switch (kind) {
    case streams::AnswerKind::kDeclared:
      return scoring::v1::ANSWER_KIND_DECLARED;
    case streams::AnswerKind::kObserved:
      return scoring::v1::ANSWER_KIND_OBSERVED;
    case streams::AnswerKind::kCorrected:
      return scoring::v1::ANSWER_KIND_CORRECTED;
  }
  return scoring::v1::ANSWER_KIND_UNSPECIFIED;
}

streams::AnswerKind KindFromProto(scoring::v1::AnswerKind kind) {
  if (kind == scoring::v1::ANSWER_KIND_CORRECTED) return streams::AnswerKind::kCorrected;
  return kind == scoring::v1::ANSWER_KIND_OBSERVED ? streams::AnswerKind::kObserved
                                                   : streams::AnswerKind::kDeclared;
}

scoring::v1::NodeState StateToProto(NodeState state) {
  switch (state) {
    case NodeState::kScored:
      return scoring::v1::NODE_STATE_SCORED;
    case NodeState::kNotDeclared:
      return scoring::v1::NODE_STATE_NOT_DECLARED;
    case NodeState::kNotAssessed:
      return scoring::v1::NODE_STATE_NOT_ASSESSED;
  }
  return scoring::v1::NODE_STATE_UNSPECIFIED;
}

NodeState StateFromProto(scoring::v1::NodeState state) {
  if (state == scoring::v1::NODE_STATE_SCORED) return NodeState::kScored;
  return state == scoring::v1::NODE_STATE_NOT_DECLARED ? NodeState::kNotDeclared : NodeState::kNotAssessed;
}

void AnswerToProto(const streams::SourcedAnswer& answer, scoring::v1::SourcedAnswer* proto) {
  proto->set_kind(KindToProto(answer.kind));
  *proto->mutable_answer() = answer.answer;
  proto->set_position(answer.position.value);
  proto->set_accept_time_us(answer.accept_time_us);
  *proto->mutable_actor() = answer.actor;
  proto->set_reason(answer.reason);
}

streams::SourcedAnswer AnswerFromProto(const scoring::v1::SourcedAnswer& proto) {
  return {KindFromProto(proto.kind()), proto.answer(), {proto.position()},
          proto.accept_time_us(),      proto.actor(),  proto.reason()};
}

void NodeToProto(const NodeScore& node, scoring::v1::NodeScore* proto) {
  proto->set_node(node.node);
  proto->set_state(StateToProto(node.state));
  if (node.state == NodeState::kScored) proto->set_points(FormatExact(node.points));
  if (node.max_points) proto->set_max_points(FormatExact(*node.max_points));
  proto->set_level(node.level);
  if (node.answers.effective) AnswerToProto(*node.answers.effective, proto->mutable_answer());
  for (const streams::SourcedAnswer& other : node.answers.superseded)
    AnswerToProto(other, proto->add_superseded());
  for (event::v1::Basis basis : node.bases) proto->add_bases(basis);
  proto->set_reason(ExclusionText(node.exclusion, node.reason));
}

absl::StatusOr<NodeScore> NodeFromProto(const scoring::v1::NodeScore& proto) {
  NodeScore node;
  node.node = proto.node();
  node.state = StateFromProto(proto.state());
  if (!proto.points().empty()) {
    ASSIGN_OR_RETURN(node.points, ParseExact(proto.points()));
  }
  if (!proto.max_points().empty()) {
    ASSIGN_OR_RETURN(node.max_points, ParseExact(proto.max_points()));
  }
  node.level = proto.level();
  if (proto.has_answer()) node.answers.effective = AnswerFromProto(proto.answer());
  for (const scoring::v1::SourcedAnswer& other : proto.superseded())
    node.answers.superseded.push_back(AnswerFromProto(other));
  for (int basis : proto.bases()) node.bases.push_back(static_cast<event::v1::Basis>(basis));
  // The wire has sentences because cards are hashed with them; what is none of the fixed ones was written by
  // people.
  node.exclusion = ParseExclusionText(proto.reason());
  if (node.exclusion == ExclusionReason::kStated) node.reason = proto.reason();
  return node;
}

absl::StatusOr<ScoreCard> ParseCard(const scoring::v1::ScoreCard& proto) {
  ScoreCard card;
  card.organization = proto.organization();
  card.name = proto.name();
  card.group = proto.group();
  card.participation = proto.participation();
  card.reason = proto.reason();
  card.declared = proto.declared();
  card.sheet_revision = {proto.sheet_revision()};
  for (const scoring::v1::NodeScore& node : proto.nodes()) {
    ASSIGN_OR_RETURN(NodeScore score, NodeFromProto(node));
    card.nodes.push_back(std::move(score));
  }
  card.unknown_criteria = {proto.unknown_criteria().begin(), proto.unknown_criteria().end()};
  card.card_sha256 = proto.card_sha256();
  for (const scoring::v1::ReplayNote& note : proto.replay_notes()) {
    const std::optional<UnansweredCriterion> unanswered = ParseUnansweredText(note.what());
    if (!unanswered) return absl::InternalError("a replay note gives an unknown reason");
    card.replay_notes.push_back({note.criterion(), note.title(), *unanswered});
  }
  return card;
}

absl::Status NotACard(const scoring::v1::ScoreCard& proto) {
  return absl::InternalError(absl::StrCat("the score card of \"", proto.organization(), "\" is invalid"));
}

}  // namespace

scoring::v1::ScoreCard CardToProto(const ScoreCard& card) {
  scoring::v1::ScoreCard proto;
  proto.set_organization(card.organization);
  proto.set_name(card.name);
  proto.set_group(card.group);
  proto.set_participation(card.participation);
  proto.set_reason(card.reason);
  proto.set_declared(card.declared);
  proto.set_sheet_revision(card.sheet_revision.value);
  for (const NodeScore& node : card.nodes) NodeToProto(node, proto.add_nodes());
  for (const std::string& criterion : card.unknown_criteria) proto.add_unknown_criteria(criterion);
  proto.set_card_sha256(card.card_sha256);
  for (const ReplayNote& note : card.replay_notes) {
    scoring::v1::ReplayNote& replay_note = *proto.add_replay_notes();
    replay_note.set_criterion(note.criterion);
    replay_note.set_what(UnansweredText(note.unanswered));
    replay_note.set_title(note.title);
  }
  return proto;
}

absl::StatusOr<ScoreCard> CardFromProto(const scoring::v1::ScoreCard& proto) {
  absl::StatusOr<ScoreCard> card = ParseCard(proto);
  if (!card.ok()) return NotACard(proto);
  // Converting back detects everything that ParseCard ignores: unknown enum values, points of a node without
  // any.
  bool is_same = SerializeDeterministically(CardToProto(*card)) == SerializeDeterministically(proto);
  return is_same ? card : NotACard(proto);
}

}  // namespace thuocdo::scoring

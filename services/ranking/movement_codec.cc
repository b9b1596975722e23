#include "services/ranking/movement_codec.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/ranking/table_codec.h"

namespace thuocdo::ranking {
namespace {

constexpr size_t kPageBytesMax = 1 << 20;

ranking::v1::RankChange RankChangeToProto(RankChange move) {
  switch (move) {
    case RankChange::kInBoth:
      return ranking::v1::RANK_CHANGE_IN_BOTH;
    case RankChange::kAdded:
      return ranking::v1::RANK_CHANGE_ADDED;
    case RankChange::kRemoved:
      return ranking::v1::RANK_CHANGE_REMOVED;
  }
  return ranking::v1::RANK_CHANGE_UNSPECIFIED;
}

std::string ExactText(const std::optional<Rational>& points) { return points ? FormatExact(*points) : ""; }

ranking::v1::Standing StandingToProto(const rules::RuleSet& rules, const std::optional<TableRow>& row) {
  ranking::v1::Standing standing;
  if (!row) return standing;
  standing.set_present(true);
  standing.set_rank(row->rank);
  standing.set_max_points(PrintPoints(rules, row->max_points));
  if (!row->declared()) return standing;
  standing.set_points(PrintPoints(rules, row->points));
  standing.set_percent(PrintPercent(rules, row->points, row->max_points));
  standing.set_level(row->level);
  standing.set_exact_points(FormatExact(row->points));
  return standing;
}

void CriterionToProto(const CriterionDifference& criterion, ranking::v1::CriterionChange& message) {
  message.set_criterion(criterion.criterion);
  message.set_title(criterion.title);
  message.set_move(RankChangeToProto(criterion.move));
  message.set_points(ExactText(criterion.points));
  message.set_against_points(ExactText(criterion.against));
}

}  // namespace

ranking::v1::ComparedTable MovementCodec::TableToProto(const ComparedTable& table) const {
  ranking::v1::ComparedTable message;
  message.set_id(table.definition.id());
  message.set_title(table.definition.title());
  message.set_group(table.definition.group());
  message.set_group_title(
      GroupTitle(table.move == RankChange::kRemoved ? against_ : rules_, table.definition.group()));
  message.set_component(table.definition.component());
  message.set_move(RankChangeToProto(table.move));
  return message;
}

ranking::v1::Movement MovementCodec::MovementToProto(const ListedMovement& listed) const {
  const Movement& movement = *listed.movement;
  ranking::v1::Movement message;
  message.set_table(listed.table->definition.id());
  message.set_group(listed.table->definition.group());
  message.set_component(listed.table->definition.component());
  message.set_organization(movement.organization);
  message.set_name(movement.name);
  message.set_move(RankChangeToProto(movement.move()));
  *message.mutable_standing() = StandingToProto(rules_, movement.standing);
  *message.mutable_against() = StandingToProto(against_, movement.against);
  message.set_places_gained(static_cast<int32_t>(movement.places_gained()));
  for (const CriterionDifference& criterion : movement.criteria) {
    CriterionToProto(criterion, *message.add_criteria());
  }
  return message;
}

absl::StatusOr<std::string> MovementCodec::AddPage(
    const std::vector<ListedMovement>& movements, const Page& page,
    google::protobuf::RepeatedPtrField<ranking::v1::Movement>& messages) const {
  if (page.start > 0 && page.start >= movements.size())
    return absl::InvalidArgumentError("invalid page_token: it is past the end of the list");
  const size_t end = std::min(movements.size(), page.start + page.size);
  size_t bytes = 0;
  for (size_t i = page.start; i < end; ++i) {
    ranking::v1::Movement message = MovementToProto(movements[i]);
    bytes += message.ByteSizeLong();
    if (i > page.start && bytes > kPageBytesMax) return absl::StrCat(i);
    *messages.Add() = std::move(message);
  }
  return end < movements.size() ? absl::StrCat(end) : "";
}

}  // namespace thuocdo::ranking

#include "services/ranking/what_if.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/page.h"
#include "common/base/status.h"
#include "services/ranking/movement_codec.h"
#include "services/scoring/core/card/card_codec.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::WhatIfRequest;
using ranking::v1::WhatIfResponse;

absl::StatusOr<Page> PageOf(const WhatIfRequest& request) {
  if (request.hypothetical().empty())
    return absl::InvalidArgumentError("supposed: is empty; give at least one answer");
  Page page;
  ASSIGN_OR_RETURN(page.start, PageStart(request.page_token(), request.query()));
  ASSIGN_OR_RETURN(page.size, PageSize(request.page_size(), kDefaultMovements));
  return page;
}

// Returns the card of an organization for which hypothetical answers have an effect.
absl::StatusOr<const scoring::ScoreCard*> CardToChange(const RankedCampaign& known,
                                                       const std::string& organization) {
  const std::string where = absl::StrCat(known.view.campaign.id, " at position ", known.view.position.value);
  const scoring::ScoreCard* card = scoring::FindCard(known.cards, organization);
  if (card == nullptr) {
    return absl::NotFoundError(
        absl::StrCat("organization \"", organization, "\" is not on the roster of ", where));
  }
  if (card->participation == campaign::v1::PARTICIPATION_NOT_ASSESSED) {
    return absl::FailedPreconditionError(
        absl::StrCat(organization, " is not assessed in ", where, ": ", card->reason));
  }
  if (card->declared) return card;
  return absl::FailedPreconditionError(
      absl::StrCat(organization, " has not declared in ", where,
                   ": without a declaration no answer counts, a hypothetical one neither"));
}

HypotheticalAnswers HypotheticalOf(const WhatIfRequest& request) {
  HypotheticalAnswers hypothetical;
  for (const intake::v1::AnswerInput& answer : request.hypothetical()) {
    hypothetical.Add()->set_organization(request.organization());
    *hypothetical.rbegin()->mutable_answer() = answer;
  }
  return hypothetical;
}

// Returns the query that gives `view` again.
query::v1::Query QueryOf(const scoring::CampaignView& view) {
  query::v1::Query query;
  query.set_campaign(view.campaign.id);
  query.mutable_as_of()->set_position(view.position.value);
  query.set_rule_set(view.rules.name);
  return query;
}

absl::Status NoPlace(const WhatIfRequest& request, const ComparedTable& table) {
  return absl::FailedPreconditionError(
      absl::StrCat(request.organization(), " has no place in table ", table.definition.id(),
                   " with or without these answers; ask for a table of a component on which it is assessed"));
}

absl::StatusOr<ComparedTable> CompareTable(const WhatIfRequest& request, const std::string& group,
                                           const RankedCampaign& hypothetical, const RankedCampaign& known) {
  const TableChoice choice{group, request.table()};
  std::vector<ComparedTable> tables = CompareRankings(SideOf(hypothetical), SideOf(known), choice);
  if (tables.empty()) return NoSuchTable(request.query().campaign(), choice);
  return std::move(tables.front());
}

}  // namespace

absl::StatusOr<WhatIfResponse> MakeWhatIfResponse(const WhatIfRequest& request, HypotheticalRanker rank) {
  ASSIGN_OR_RETURN(const Page page, PageOf(request));
  ASSIGN_OR_RETURN(const RankedCampaign known, rank(request.query(), {}));
  ASSIGN_OR_RETURN(const scoring::ScoreCard* card, CardToChange(known, request.organization()));
  ASSIGN_OR_RETURN(const RankedCampaign hypothetical, rank(QueryOf(known.view), HypotheticalOf(request)));
  ASSIGN_OR_RETURN(ComparedTable table, CompareTable(request, card->group, hypothetical, known));
  const MovementCodec codec(hypothetical.view.rules, known.view.rules);
  WhatIfResponse response;
  *response.mutable_axes() = scoring::AxesOf(known.view);
  *response.mutable_table() = codec.TableToProto(table);
  const auto is_it = [&](const Movement& movement) {
    return movement.organization == request.organization();
  };
  if (std::none_of(table.movements.begin(), table.movements.end(), is_it)) return NoPlace(request, table);
  const std::vector<Movement> changed = AffectedMovements(request.organization(), table);
  std::vector<ListedMovement> movements;
  for (const Movement& movement : changed) movements.push_back({&table, &movement});
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   codec.AddPage(movements, page, *response.mutable_movements()));
  if (page.start == 0)
    *response.mutable_card() =
        scoring::CardToProto(*scoring::FindCard(hypothetical.cards, request.organization()));
  return response;
}

}  // namespace thuocdo::ranking

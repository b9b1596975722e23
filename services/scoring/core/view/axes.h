// The axes of a query: what a response is about.
#pragma once

#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/query/v1/query.pb.h"

namespace thuocdo::scoring {

// Returns the three axes of `view`, which every response names.
inline query::v1::Axes AxesOf(const CampaignView& view) {
  query::v1::Axes axes;
  axes.set_campaign(view.campaign.id);
  axes.set_position(view.position.value);
  axes.set_rule_set(view.rules.name);
  return axes;
}

}  // namespace thuocdo::scoring

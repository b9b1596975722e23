#include "services/scoring/core/card/score_card.h"

#include <algorithm>

namespace thuocdo::scoring {

const ScoreCard* FindCard(const std::vector<ScoreCard>& cards, const std::string& organization) {
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const ScoreCard& card) { return card.organization == organization; });
  return found == cards.end() ? nullptr : &*found;
}

}  // namespace thuocdo::scoring

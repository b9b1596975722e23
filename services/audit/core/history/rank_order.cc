#include "services/audit/core/history/rank_order.h"

#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>
#include <map>
#include <utility>

namespace thuocdo::audit {
namespace {

// A place in the order. Under the dense rule equal values share one place, which names no organization; under
// the competition rule every organization has a place of its own.
struct Place {
  Rational value;
  std::string organization;
};

struct HigherFirst {
  bool operator()(const Place& left, const Place& right) const {
    const int order = cmp(left.value, right.value);
    return order != 0 ? order > 0 : left.organization < right.organization;
  }
};

// Counts the places before a given one in logarithmic time.
using Places = __gnu_pbds::tree<Place, __gnu_pbds::null_type, HigherFirst, __gnu_pbds::rb_tree_tag,
                                __gnu_pbds::tree_order_statistics_node_update>;

}  // namespace

class RankOrder::Impl {
 public:
  explicit Impl(rules::v1::RankRule rule) : is_dense_(rule == rules::v1::RANK_RULE_DENSE) {}

  void Set(const std::string& organization, const std::optional<Rational>& value) {
    const auto found = values_.find(organization);
    if (found != values_.end()) {
      ReleasePlace(PlaceOf(organization, found->second));
      values_.erase(found);
    }
    if (!value) return;
    values_.emplace(organization, *value);
    OccupyPlace(PlaceOf(organization, *value));
  }

  uint32_t RankOf(const std::string& organization) const {
    const auto found = values_.find(organization);
    if (found == values_.end()) return 0;
    return static_cast<uint32_t>(places_.order_of_key(Place{found->second, ""})) + 1;
  }

 private:
  Place PlaceOf(const std::string& organization, const Rational& value) const {
    return {value, is_dense_ ? "" : organization};
  }

  void OccupyPlace(const Place& place) {
    if (++occupants_[place] == 1) places_.insert(place);
  }

  void ReleasePlace(const Place& place) {
    const auto found = occupants_.find(place);
    if (--found->second > 0) return;
    occupants_.erase(found);
    places_.erase(place);
  }

  const bool is_dense_;
  std::map<std::string, Rational> values_;
  std::map<Place, uint32_t, HigherFirst> occupants_;
  Places places_;
};

RankOrder::RankOrder(rules::v1::RankRule rule) : impl_(std::make_unique<Impl>(rule)) {}
RankOrder::~RankOrder() = default;
RankOrder::RankOrder(RankOrder&&) noexcept = default;
RankOrder& RankOrder::operator=(RankOrder&&) noexcept = default;

void RankOrder::Set(const std::string& organization, const std::optional<Rational>& value) {
  impl_->Set(organization, value);
}

uint32_t RankOrder::RankOf(const std::string& organization) const { return impl_->RankOf(organization); }

}  // namespace thuocdo::audit

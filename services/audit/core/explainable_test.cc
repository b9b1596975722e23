#include "services/audit/core/explainable.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

RuleSet Rules(void (*change)(rules::v1::RuleSet&)) {
  RuleSet rules;
  rules.name = "rules@1";
  rules::v1::Node& root = *rules.proto.mutable_root();
  root.set_id("total");
  rules::v1::Node& leaf = *root.mutable_component()->add_children();
  leaf.set_id("leaf");
  leaf.mutable_criterion()->mutable_yes_no();
  rules.proto.add_levels()->set_from_percent("0");
  change(rules.proto);
  return rules;
}

rules::v1::Criterion& Leaf(rules::v1::RuleSet& rules) {
  return *rules.mutable_root()->mutable_component()->mutable_children(0)->mutable_criterion();
}

TEST(CheckExplainable, TakesWhatExplanationsAreWrittenFor) {
  EXPECT_THAT(CheckExplainable(Rules([](rules::v1::RuleSet&) {})), IsOk());
}

TEST(CheckExplainable, NamesWhatItCannotExplain) {
  auto mean = [](rules::v1::RuleSet& rules) {
    rules.mutable_root()->mutable_component()->mutable_weighted_mean();
  };
  auto best = [](rules::v1::RuleSet& rules) { Leaf(rules).mutable_relative_to_best(); };
  auto step = [](rules::v1::RuleSet& rules) { Leaf(rules).set_step("5"); };
  auto bonus = [](rules::v1::RuleSet& rules) {
    rules.mutable_root()->mutable_component()->mutable_children(0)->set_role(rules::v1::ROLE_BONUS);
  };
  auto points = [](rules::v1::RuleSet& rules) { rules.mutable_levels(0)->set_from_points("0"); };
  constexpr auto kUnimplemented = absl::StatusCode::kUnimplemented;
  EXPECT_THAT(CheckExplainable(Rules(mean)), StatusIs(kUnimplemented, HasSubstr("total: ")));
  EXPECT_THAT(CheckExplainable(Rules(best)), StatusIs(kUnimplemented, HasSubstr("leaf: ")));
  EXPECT_THAT(CheckExplainable(Rules(step)), StatusIs(kUnimplemented, HasSubstr("leaf: ")));
  EXPECT_THAT(CheckExplainable(Rules(bonus)), StatusIs(kUnimplemented, HasSubstr("leaf: ")));
  EXPECT_THAT(CheckExplainable(Rules(points)), StatusIs(kUnimplemented, HasSubstr("levels: ")));
}

}  // namespace
}  // namespace thuocdo

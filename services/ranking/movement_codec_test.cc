#include "services/ranking/movement_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::ranking {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::StatusIs;
using Messages = google::protobuf::RepeatedPtrField<ranking::v1::Movement>;

constexpr size_t kMebibyte = 1 << 20;

class MovementCodecTest : public ::testing::Test {
 protected:
  // A unit that has entered the table, with a name of so many bytes.
  void AddMovement(size_t name_bytes) {
    Movement movement;
    movement.organization = absl::StrCat("u", table_.movements.size());
    movement.name = std::string(name_bytes, 'n');
    movement.standing = TableRow();
    movement.standing->rank = 1;
    movement.standing->points = Rational(35, 3);
    movement.standing->max_points = 105;
    table_.movements.push_back(std::move(movement));
  }

  absl::StatusOr<std::string> AddPage(const Page& page, Messages* messages) const {
    std::vector<ListedMovement> all;
    for (const Movement& movement : table_.movements) all.push_back({&table_, &movement});
    return MovementCodec(rules_, rules_).AddPage(all, page, *messages);
  }

  // How many movements each page has, if 1000 are asked for.
  std::vector<int> PageSizes() const {
    std::vector<int> sizes;
    Page page{0, 1000};
    std::string next;
    do {
      Messages messages;
      next = AddPage(page, &messages).value();
      sizes.push_back(messages.size());
      EXPECT_TRUE(next.empty() || absl::SimpleAtoi(next, &page.start));
    } while (!next.empty());
    return sizes;
  }

  rules::RuleSet rules_ = rules::ParseRuleSet(testing::kRuleSetText).value();
  ComparedTable table_;
};

TEST_F(MovementCodecTest, APageHasAsManyAsAreAskedForAndSaysWhereToGoOn) {
  for (int i = 0; i < 5; ++i) AddMovement(1);
  Messages messages;
  EXPECT_EQ(AddPage({0, 2}, &messages).value(), "2");
  EXPECT_EQ(AddPage({2, 2}, &messages).value(), "4");
  EXPECT_THAT(AddPage({4, 2}, &messages).value(), IsEmpty());
  EXPECT_EQ(messages.size(), 5);
  EXPECT_EQ(messages[4].organization(), "u4");
}

TEST_F(MovementCodecTest, APageEndsBeforeItIsLargerThanOneMebibyte) {
  for (int i = 0; i < 7; ++i) AddMovement(kMebibyte / 3);
  EXPECT_THAT(PageSizes(), ElementsAre(2, 2, 2, 1));
}

TEST_F(MovementCodecTest, WhatIsLargerByItselfIsAPageOfItsOwn) {
  AddMovement(1);
  AddMovement(kMebibyte + 1);
  AddMovement(1);
  EXPECT_THAT(PageSizes(), ElementsAre(1, 1, 1));
}

TEST_F(MovementCodecTest, AnEmptyListIsOnePageAndBehindTheEndThereIsNone) {
  EXPECT_THAT(PageSizes(), ElementsAre(0));
  AddMovement(1);
  Messages messages;
  EXPECT_THAT(AddPage({1, 2}, &messages), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(MovementCodecTest, PointsAreExactBesideWhatIsPrinted) {
  AddMovement(1);
  Messages messages;
  ASSERT_TRUE(AddPage({0, 1}, &messages).ok());
  EXPECT_EQ(messages[0].move(), ranking::v1::RANK_CHANGE_ADDED);
  EXPECT_EQ(messages[0].standing().points(), "12");
  EXPECT_EQ(messages[0].standing().exact_points(), "35/3");
  EXPECT_EQ(messages[0].standing().percent(), "11.11");
  EXPECT_FALSE(messages[0].against().present());
  EXPECT_THAT(messages[0].against().max_points(), IsEmpty());
}

}  // namespace
}  // namespace thuocdo::ranking

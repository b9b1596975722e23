#include "common/base/status.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::SizeIs;
using testing::StatusIs;

TEST(Violations, NoViolationIsOk) {
  EXPECT_THAT(Violations().ToStatus(absl::StatusCode::kInvalidArgument, "cannot"), IsOk());
}

TEST(Violations, OneErrorNamesThemAll) {
  Violations violations;
  violations.Add("name", "is missing");
  violations.Add("", "nothing to do");
  Violations outer;
  outer.AddAll("organizations[1].", violations);

  absl::Status status = outer.ToStatus(absl::StatusCode::kInvalidArgument, "cannot import");

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               "cannot import: organizations[1].name: is missing; "
                               "organizations[1].: nothing to do"));
  EXPECT_THAT(DetailOf(status).violations(), SizeIs(2));
}

TEST(Violations, WhatTheyQuoteReachesWhoeverAsked) {
  Violations violations;
  violations.Add("\xFF", "there is no child \"\xFF\"");
  const absl::Status status = violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot publish");
  EXPECT_EQ(DetailOf(status).violations(0).field(), "\uFFFD");
  EXPECT_EQ(DetailOf(status).violations(0).message(), "there is no child \"\uFFFD\"");
}

TEST(Status, AnnotatingKeepsCodeAndDetail) {
  Violations violations;
  violations.Add("a", "b");
  absl::Status status =
      Annotate(violations.ToStatus(absl::StatusCode::kFailedPrecondition, "no"), "campaign x");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("campaign x: no")));
  EXPECT_THAT(DetailOf(status).violations(), SizeIs(1));
  EXPECT_THAT(Annotate(absl::OkStatus(), "x"), IsOk());
}

absl::StatusOr<int> Twice(absl::StatusOr<int> number) {
  ASSIGN_OR_RETURN(int value, number);
  RETURN_IF_ERROR(value > 100 ? absl::OutOfRangeError("large") : absl::OkStatus());
  return 2 * value;
}

TEST(Status, MacrosPassErrorsOn) {
  EXPECT_EQ(*Twice(4), 8);
  EXPECT_THAT(Twice(101), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(Twice(absl::NotFoundError("")), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace thuocdo

#include "common/base/status.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::SizeIs;
using testing::StatusIs;

TEST(Faults, NoFaultIsOk) {
  EXPECT_THAT(Faults().ToStatus(absl::StatusCode::kInvalidArgument, "cannot"), IsOk());
}

TEST(Faults, OneErrorNamesThemAll) {
  Faults faults;
  faults.Add("name", "is missing");
  faults.Add("", "nothing to do");
  Faults outer;
  outer.AddAll("organizations[1].", faults);

  absl::Status status = outer.ToStatus(absl::StatusCode::kInvalidArgument, "cannot import");

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               "cannot import: organizations[1].name: is missing; "
                               "organizations[1].: nothing to do"));
  EXPECT_THAT(DetailOf(status).faults(), SizeIs(2));
}

TEST(Faults, WhatTheyQuoteReachesWhoeverAsked) {
  Faults faults;
  faults.Add("\xFF", "there is no child \"\xFF\"");
  const absl::Status status = faults.ToStatus(absl::StatusCode::kInvalidArgument, "cannot publish");
  EXPECT_EQ(DetailOf(status).faults(0).field(), "\uFFFD");
  EXPECT_EQ(DetailOf(status).faults(0).message(), "there is no child \"\uFFFD\"");
}

TEST(Status, AnnotatingKeepsCodeAndDetail) {
  Faults faults;
  faults.Add("a", "b");
  absl::Status status = Annotate(faults.ToStatus(absl::StatusCode::kFailedPrecondition, "no"), "campaign x");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("campaign x: no")));
  EXPECT_THAT(DetailOf(status).faults(), SizeIs(1));
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

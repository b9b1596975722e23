#include "common/rpc/status.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/testing/matchers.h"

namespace thuocdo::rpc {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::thuocdo::testing::EqualsProto;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::StatusIs;

absl::Status ManyViolations(int count) {
  Violations violations;
  for (int i = 0; i < count; ++i)
    violations.Add(absl::StrCat("answers[", i, "]"), "không có tiêu chí này trong bộ tiêu chí");
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot declare");
}

TEST(StatusTest, OkStaysOk) {
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
  EXPECT_THAT(FromGrpc(grpc::Status::OK), IsOk());
}

TEST(StatusTest, CodeMessageAndDetailComeBack) {
  const absl::Status sent = ManyViolations(3);

  const absl::Status received = FromGrpc(ToGrpc(sent));

  EXPECT_EQ(received.code(), sent.code());
  EXPECT_EQ(received.message(), sent.message());
  EXPECT_THAT(DetailOf(received), EqualsProto(DetailOf(sent)));
}

TEST(StatusTest, DetailsAreTheBytesOfGoogleRpcStatus) {
  rpc::v1::ErrorDetail detail;
  detail.add_violations()->set_message("x");

  // google.rpc.Status{code: 9, message: "m", details: [Any{type_url, value}]}, written by hand.
  const std::string url = "type.googleapis.com/thuocdo.rpc.v1.ErrorDetail";
  const std::string value("\x0a\x03\x12\x01x", 5);
  const std::string any =
      absl::StrCat("\x0a", std::string(1, static_cast<char>(url.size())), url, "\x12\x05", value);
  EXPECT_EQ(ToGrpc(WithDetail(absl::FailedPreconditionError("m"), detail)).error_details(),
            absl::StrCat("\x08\x09\x12\x01m\x1a", std::string(1, static_cast<char>(any.size())), any));
}

TEST(StatusTest, AForeignErrorWithoutDetailsKeepsItsMessage) {
  EXPECT_THAT(FromGrpc(grpc::Status(grpc::StatusCode::UNAVAILABLE, "no connection")),
              StatusIs(absl::StatusCode::kUnavailable, "no connection"));
}

TEST(StatusTest, ACallBrokenOffByTheRuntimeMayBeRepeated) {
  EXPECT_THAT(FromGrpc(grpc::Status(grpc::StatusCode::CANCELLED, "CANCELLED")),
              StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(FromGrpc(grpc::Status(grpc::StatusCode::UNKNOWN, "Stream removed")),
              StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(FromGrpc(grpc::Status(grpc::StatusCode::UNKNOWN, "an exception")),
              StatusIs(absl::StatusCode::kUnknown, "an exception"));
  EXPECT_THAT(FromGrpc(ToGrpc(absl::CancelledError("by the service"))),
              StatusIs(absl::StatusCode::kCancelled, "by the service"));
}

TEST(StatusTest, TooManyViolationsAreCountedInsteadOfListed) {
  const rpc::v1::ErrorDetail detail = DetailOf(FromGrpc(ToGrpc(ManyViolations(20'000))));

  ASSERT_GT(detail.violations_size(), 1000);
  EXPECT_THAT(detail.violations(detail.violations_size() - 1).message(),
              HasSubstr(absl::StrCat("and ", 20'000 - detail.violations_size() + 1, " more")));
  EXPECT_LT(ToGrpc(ManyViolations(20'000)).error_details().size(), kErrorBytesMax);
}

TEST(StatusTest, OneViolationExcludedIsOne) {
  Violations violations;
  violations.Add("a", std::string(kErrorBytesMax / 4, 'x'));
  violations.Add("b", "y");

  const rpc::v1::ErrorDetail detail =
      DetailOf(FromGrpc(ToGrpc(violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot declare"))));

  ASSERT_EQ(detail.violations_size(), 2);
  EXPECT_EQ(detail.violations(1).message(), "and 1 more violation");
}

TEST(StatusTest, ALongMessageIsCutBetweenCharacters) {
  std::string letters;
  for (int i = 0; i < 2000; ++i) letters += "ế";

  const std::string shown = ToGrpc(absl::InternalError(letters)).error_message();

  EXPECT_THAT(shown, SizeIs(::testing::Lt(2100)));
  EXPECT_THAT(shown, ::testing::EndsWith("ế ..."));
}

}  // namespace
}  // namespace thuocdo::rpc

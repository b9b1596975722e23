// Matchers for statuses and messages.
#pragma once

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/status.h"

namespace thuocdo::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& statusor) {
  return statusor.status();
}

MATCHER(IsOk, negation ? "is an error" : "is OK") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

MATCHER_P(StatusIs, code, "has status code " + absl::StatusCodeToString(code)) {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code;
}

// An error of `code` whose message matches `message_matcher`.
MATCHER_P2(StatusIs, code, message_matcher,
           "has status code " + absl::StatusCodeToString(code) + " and a matching message") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code &&
         ::testing::ExplainMatchResult(message_matcher, std::string(StatusOf(arg).message()),
                                       result_listener);
}

MATCHER_P(IsOkAndHolds, value_matcher, "is OK and holds a matching value") {
  if (!arg.ok()) {
    *result_listener << arg.status().ToString();
    return false;
  }
  return ::testing::ExplainMatchResult(value_matcher, *arg, result_listener);
}

MATCHER_P(EqualsProto, expected, "equals " + expected.ShortDebugString()) {
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  bool equal = differencer.Compare(expected, arg);
  *result_listener << differences;
  return equal;
}

}  // namespace thuocdo::testing

// The value of a StatusOr, or a failed test.
#define ASSERT_OK_AND_ASSIGN(left, expression) \
  THUOCDO_ASSERT_OK_AND_ASSIGN(THUOCDO_CONCAT(thuocdo_statusor_, __LINE__), left, expression)
#define THUOCDO_ASSERT_OK_AND_ASSIGN(statusor, left, expression) \
  auto statusor = (expression);                                  \
  ASSERT_TRUE(statusor.ok()) << statusor.status();               \
  left = *std::move(statusor)

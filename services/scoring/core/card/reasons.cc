#include "services/scoring/core/card/reasons.h"

#include "absl/strings/str_cat.h"

namespace thuocdo::scoring {
namespace {

constexpr UnansweredReason kUnansweredReasons[] = {
    UnansweredReason::kNoAnswer,     UnansweredReason::kDoesNotFit, UnansweredReason::kNotObserved,
    UnansweredReason::kNewCriterion, UnansweredReason::kSplit,      UnansweredReason::kMerged,
    UnansweredReason::kDropped,      UnansweredReason::kNotAsked};
constexpr std::optional<MissingAnswerConsequence> kConsequences[] = {
    std::nullopt, MissingAnswerConsequence::kNoPoints, MissingAnswerConsequence::kNotSubmitted};
constexpr char kNoMaximum[] = "nhóm đơn vị này không được chấm ở mục này";

const char* ReasonText(UnansweredReason reason) {
  switch (reason) {
    case UnansweredReason::kNoAnswer:
      return "không có số liệu";
    case UnansweredReason::kDoesNotFit:
      return "số liệu cũ không hợp với cách chấm mới";
    case UnansweredReason::kNotObserved:
      return "không có số liệu từ hệ thống dùng chung";
    case UnansweredReason::kNewCriterion:
      return "tiêu chí mới, chưa có số liệu";
    case UnansweredReason::kSplit:
      return "tiêu chí được tách, số liệu cũ không chuyển sang";
    case UnansweredReason::kMerged:
      return "tiêu chí được gộp, số liệu cũ không cộng được";
    case UnansweredReason::kDropped:
      return "tiêu chí đã bỏ, số liệu không được tính";
    case UnansweredReason::kNotAsked:
      return "bộ tiêu chí này không có, số liệu không được tính";
  }
  return "";
}

const char* ConsequenceText(MissingAnswerConsequence consequence) {
  const bool not_submitted = consequence == MissingAnswerConsequence::kNotSubmitted;
  return not_submitted ? "coi như chưa khai báo" : "được 0 điểm";
}

}  // namespace

std::string UnansweredText(const UnansweredCriterion& unanswered) {
  const std::string reason = ReasonText(unanswered.reason);
  if (!unanswered.consequence) return reason;
  return absl::StrCat(reason, "; ", ConsequenceText(*unanswered.consequence));
}

std::optional<UnansweredCriterion> ParseUnansweredText(absl::string_view text) {
  for (const UnansweredReason reason : kUnansweredReasons) {
    for (const std::optional<MissingAnswerConsequence>& consequence : kConsequences) {
      const UnansweredCriterion unanswered{reason, consequence};
      if (UnansweredText(unanswered) == text) return unanswered;
    }
  }
  return std::nullopt;
}

std::string ExclusionText(ExclusionReason reason, const std::string& stated) {
  return reason == ExclusionReason::kStated ? stated : kNoMaximum;
}

ExclusionReason ParseExclusionText(absl::string_view text) {
  return text == kNoMaximum ? ExclusionReason::kGroupMaximum : ExclusionReason::kStated;
}

}  // namespace thuocdo::scoring

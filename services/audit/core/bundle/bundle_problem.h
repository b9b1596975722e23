// What the check of a bundle finds wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace thuocdo::audit {

// The kinds of problems; bundle_problem_text.cc has a sentence for each.
enum class BundleProblemKind {
  kHeaderUnreadable,
  kRecordNotInLog,
  kPayloadNotCommitted,
  kRecordUnreadable,
  kRecordOutOfOrder,
  kErasureMissing,
  kErasureUnused,
  kRecordOfOtherLog,
  kRecordOfOtherStream,
  kRevisionMissing,
  kRevisionsOutOfOrder,
  kCheckpointUnreadable,
  kCheckpointSignatureInvalid,
  kCheckpointNotSigned,
  kCheckpointOfOtherLog,
  kCosignatureInvalid,
  kNotCosigned,
  kEventDoesNotApply,
  kRecordAfterPublication,
  kPublicationPositionUnknown,
  kCampaignRevisionDiffers,
  kRuleSetOfCampaignDiffers,
  kUnitNotListedOnce,
  kPublicationMissing,
  kPublicationUnreadable,
  kRuleSetNotPublishedThere,
  kRuleSetUnreadable,
  kAnswersErased,
  kSheetIncomplete,
  kGroupNumbersInvalid,
  kPointsDiffer,
  kCardNotPublished,
  kPointsNotComputable,
  kRowCountDiffers,
  kRowDiffers,
  kMemberUnexpected,
  kTableUnreadable,
  kRankWrong,
  kTableCountDiffers,
  kTableOutOfPlace,
  kTableNotPublished,
};

// A problem, and what its sentence names.
struct BundleProblem {
  BundleProblemKind kind;
  std::vector<std::string> arguments;
};

// The first problem that a check found; nothing if everything holds.
using BundleCheckResult = std::optional<BundleProblem>;

// Returns the problem with `arguments` as text.
template <typename... Arguments>
BundleProblem Problem(BundleProblemKind kind, const Arguments&... arguments) {
  return {kind, {absl::StrCat(arguments)...}};
}

}  // namespace thuocdo::audit

// Why a criterion has no answer that counts, or a node no points; and the sentences that people are told.
//
// The core decides by the enumerations. Sentences are written where a card becomes a message (card_codec.h).
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::scoring {

// Why a criterion has no answer that counts in a replay, or why its answer does not count.
enum class UnansweredReason {
  kNoAnswer,      // the sheet has none
  kDoesNotFit,    // its answer does not fit the new rules
  kNotObserved,   // only an observation counts, and there is none
  kNewCriterion,  // it was not asked before
  kSplit,         // it comes from a split that carries no answers
  kMerged,        // it comes from a merge of answers that do not add up
  kDropped,       // it is not asked any more
  kNotAsked,      // these rules do not have it, and say nothing about it
};

// What a missing answer gives.
enum class MissingAnswerConsequence {
  kNoPoints,
  kNotSubmitted,  // the criterion counts as not declared
};

// What a replay says of a criterion.
struct UnansweredCriterion {
  UnansweredReason reason = UnansweredReason::kNoAnswer;
  std::optional<MissingAnswerConsequence> consequence;  // none: no answer is missing

  bool operator==(const UnansweredCriterion&) const = default;
};

// Returns the sentence about it, in Vietnamese.
std::string UnansweredText(const UnansweredCriterion& unanswered);

// Returns what UnansweredText wrote as `text`; nothing if it wrote no such sentence.
std::optional<UnansweredCriterion> ParseUnansweredText(absl::string_view text);

// Why a node is not assessed for a unit.
enum class ExclusionReason {
  kStated,        // the roster or the answer states why
  kGroupMaximum,  // the unit's group has no maximum on the node
};

// Returns the reason for people: `stated`, or a sentence in Vietnamese.
std::string ExclusionText(ExclusionReason reason, const std::string& stated);

// Returns the reason that ExclusionText wrote as `text`.
ExclusionReason ParseExclusionText(absl::string_view text);

}  // namespace thuocdo::scoring

// A scoring method: what a rule set must state for it, which answers it takes, and how they become points.
//
// Each method stands in one file of this folder (bands.cc, count_ratio.cc, ...) and is listed in
// method_list.h. Everybody else finds it through FindMethod, or through the criterion that has it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "common/rules/methods/group_numbers.h"
#include "common/rules/model/method_parts.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

struct Step;  // common/rules/model/step.h

// Properties of a method that other rules depend on.
struct MethodTraits {
  bool compares_units = false;  // the points depend on what the other units of the group have answered
  bool rounds = false;          // the method rounds its points, so its criterion must not round them again
  bool is_unbounded = false;    // the points may be negative or above the maximum, and are not cut
};

// A criterion's scoring method, with the numbers of the rule set. Immutable, so safe for use by many threads.
class ScoringMethod {
 public:
  explicit ScoringMethod(MethodTraits traits) : traits_(traits) {}
  virtual ~ScoringMethod() = default;

  const MethodTraits& traits() const { return traits_; }

  // Reads `text`, which is in NFC and has no space at either end, as the value of `*answer`: as it is stored,
  // or as programs and people write it. Checks only how it is written; CheckAnswer checks what it says.
  // `maximum`, the most that the unit can get, if it is assessed, tells what an ambiguous number can only
  // mean.
  //
  // Returns INVALID_ARGUMENT in one sentence that says what would be right.
  virtual absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& maximum,
                                   event::v1::Answer* answer) const = 0;

  // Checks that `answer`, which may be a stored one, has a value that the method takes and ParseAnswer could
  // have read, for a unit that can get `maximum`.
  //
  // Returns INVALID_ARGUMENT in one sentence that says what would be right.
  virtual absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const = 0;

  // Returns the points for `answer`, which CheckAnswer accepts, out of `maximum`. The criterion rounds and
  // cuts them (criterion.h). `group` has a number of at least one unit if the method compares units, and may
  // be null otherwise.
  virtual Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                         const GroupNumbers* group) const = 0;

  // Returns the steps to the same points; the last step's value is the points. `group` has the numbers of all
  // units that are compared, the answer's too, and is not read if the method compares no units.
  //
  // Written apart from Score, so that each is a check of the other: audit rejects to explain points where
  // they differ.
  virtual std::vector<Step> Explain(const event::v1::Answer& answer, const Rational& maximum,
                                    const Numbers& group) const = 0;

  // Returns texts of answers that between them reach the points that the method can give; CheckAnswer may
  // reject some. None if the points do not follow from one answer alone. For campaigns with generated
  // answers.
  virtual std::vector<std::string> SampleAnswers(const Rational& /*maximum*/) const { return {}; }

 private:
  MethodTraits traits_;
};

// How a scoring method is checked and made from what a rule set states.
struct MethodDefinition {
  rules::v1::Criterion::MethodCase kind;

  // Checks the method of `*rule`, a criterion at `passage`, and brings it into canonical form. `maxima` are
  // the node's, as far as they could be read.
  void (*check)(const FieldLocation& location, const Maxima& maxima, rules::v1::Criterion* rule);

  // Returns the traits of the method of `rule`, which need not have been checked.
  MethodTraits (*traits)(const rules::v1::Criterion& rule);

  // Makes the method of `rule`, which was checked.
  std::shared_ptr<const ScoringMethod> (*make)(const rules::v1::Criterion& rule);
};

// Returns the definition of `Method`, a ScoringMethod made from a checked criterion, with the static
// functions Check and TraitsOf.
template <typename Method>
MethodDefinition Define(rules::v1::Criterion::MethodCase kind) {
  auto make = [](const rules::v1::Criterion& rule) -> std::shared_ptr<const ScoringMethod> {
    return std::make_shared<Method>(rule);
  };
  return {kind, &Method::Check, &Method::TraitsOf, make};
}

// Returns the definition of the methods of `kind`; null if there are none (no method is set).
const MethodDefinition* FindMethod(rules::v1::Criterion::MethodCase kind);

// Returns the traits of the method of `rule`, which need not have been checked; the default ones if none is
// set.
MethodTraits TraitsOf(const rules::v1::Criterion& rule);

}  // namespace thuocdo::rules

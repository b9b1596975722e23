#include "common/rules/answer.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/plain_text.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/rules/methods/scoring_method.h"
#include "common/rules/unit_maxima.h"

namespace thuocdo::rules {
namespace {

using event::v1::Answer;
using intake::v1::AnswerInput;

constexpr int kEvidenceMax = 20;
constexpr size_t kUriBytesMax = 2048;
constexpr size_t kNoteBytesMax = 4096;

absl::Status Reject(absl::string_view message) { return absl::InvalidArgumentError(message); }

// Returns `text` in NFC, if it is not longer than `bytes_max`; errors begin with `what`.
absl::StatusOr<std::string> ReadText(absl::string_view what, absl::string_view text, size_t bytes_max) {
  absl::StatusOr<std::string> normalized = NormalizeText(text);
  const absl::Status plain = normalized.ok() ? CheckPlainText(*normalized) : normalized.status();
  if (!plain.ok()) return Reject(absl::StrCat(what, " ", plain.message()));
  if (normalized->size() > bytes_max)
    return Reject(absl::StrCat(what, " is longer than ", bytes_max, " bytes"));
  return normalized;
}

absl::StatusOr<event::v1::Evidence> ReadEvidence(const event::v1::Evidence& input) {
  event::v1::Evidence evidence = input;
  ASSIGN_OR_RETURN(*evidence.mutable_uri(), ReadText("evidence", input.uri(), kUriBytesMax));
  if (evidence.uri().empty()) return Reject("evidence needs an address");
  bool fits = evidence.sha256().empty() || evidence.sha256().size() == 32;
  if (!fits) return Reject("the SHA-256 of evidence must have 32 bytes");
  return evidence;
}

absl::Status ReadProof(const AnswerInput& input, Answer* answer) {
  if (!event::v1::Basis_IsValid(input.basis())) return Reject("the basis is unknown");
  bool is_stated = input.basis() != event::v1::BASIS_UNSPECIFIED;
  answer->set_basis(is_stated ? input.basis() : event::v1::BASIS_DECLARED);
  if (input.evidence_size() > kEvidenceMax)
    return Reject(absl::StrCat("more than ", kEvidenceMax, " pieces of evidence"));
  for (const event::v1::Evidence& evidence : input.evidence()) {
    ASSIGN_OR_RETURN(*answer->add_evidence(), ReadEvidence(evidence));
  }
  ASSIGN_OR_RETURN(*answer->mutable_note(), ReadText("the note", input.note(), kNoteBytesMax));
  return absl::OkStatus();
}

bool IsNotApplicable(absl::string_view text) {
  const std::string look = FoldLook(text);
  return look == "n/a" || look == FoldLook("không áp dụng");
}

// Reads the answer without checking whether it fits.
absl::StatusOr<Answer> Read(const RuleNode& criterion, const campaign::v1::RosterEntry& entry,
                            const AnswerInput& input) {
  Answer answer;
  RETURN_IF_ERROR(ReadProof(input, &answer));
  ASSIGN_OR_RETURN(std::string normalized, ReadText("the answer", input.text(), kNoteBytesMax));
  absl::string_view text = absl::StripAsciiWhitespace(normalized);
  // Whether the criterion allows it is for FitsCriterion to say; here the reason moves from the note into the
  // answer.
  if (IsNotApplicable(text)) {
    absl::string_view reason = absl::StripAsciiWhitespace(answer.note());
    answer.mutable_not_applicable()->set_reason(std::string(reason));
    return answer;
  }
  if (criterion.criterion.method == nullptr) return Reject(absl::StrCat(criterion.id, " is not a criterion"));
  RETURN_IF_ERROR(criterion.criterion.method->ParseAnswer(text, MaximumOf(criterion, entry), &answer));
  return answer;
}

absl::Status CheckNotApplicable(const CriterionRule& criterion, const Answer& answer) {
  if (criterion.not_applicable != rules::v1::NOT_APPLICABLE_RULE_LEAVE_OUT &&
      criterion.not_applicable != rules::v1::NOT_APPLICABLE_RULE_RESCALE) {
    return Reject("\"not applicable\" is not an answer to this criterion");
  }
  if (!answer.not_applicable().reason().empty()) return absl::OkStatus();
  return Reject("\"not applicable\" needs its reason in the note");
}

}  // namespace

absl::StatusOr<Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion, absl::string_view group,
                                  const AnswerInput& input) {
  campaign::v1::RosterEntry anyone;
  anyone.set_group(std::string(group));
  return ReadAnswer(rules, criterion, anyone, input);
}

absl::StatusOr<Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion,
                                  const campaign::v1::RosterEntry& entry, const AnswerInput& input) {
  if (!rules.HasGroup(entry.group())) {
    return Reject(absl::StrCat("there is no group \"", entry.group(), "\""));
  }
  ASSIGN_OR_RETURN(Answer answer, Read(criterion, entry, input));
  RETURN_IF_ERROR(FitsCriterion(criterion, entry, answer));
  return answer;
}

absl::Status FitsCriterion(const RuleNode& criterion, const campaign::v1::RosterEntry& entry,
                           const Answer& answer) {
  std::optional<Rational> maximum = MaximumOf(criterion, entry);
  if (!maximum) return Reject(absl::StrCat("the group ", entry.group(), " is not assessed on it"));
  if (answer.has_not_applicable()) return CheckNotApplicable(criterion.criterion, answer);
  if (criterion.criterion.method == nullptr) return Reject("it is not a criterion");
  return criterion.criterion.method->CheckAnswer(answer, *maximum);
}

std::string AnswerText(const Answer& answer) {
  switch (answer.value_case()) {
    case Answer::kYes:
      return answer.yes() ? "yes" : "no";
    case Answer::kPercentage:
      return answer.percentage();
    case Answer::kCount:
      return absl::StrCat(answer.count().part(), "/", answer.count().whole());
    case Answer::kChoice:
      return answer.choice();
    case Answer::kPoints:
      return answer.points();
    case Answer::kNotApplicable:
      return "n/a";
    case Answer::kNumber:
      return answer.number();
    case Answer::kItems:
      return answer.items().ids().empty() ? "no" : absl::StrJoin(answer.items().ids(), ";");
    case Answer::VALUE_NOT_SET:
      break;
  }
  return "";
}

std::string AnswerInputText(const Answer& answer) {
  std::string text = AnswerText(answer);
  const bool is_decimal = answer.has_percentage() || answer.has_points() || answer.has_number();
  const size_t dot = text.find('.');
  // Three digits behind a point could be thousands (Vietnamese writes 1.280 for 1280): a fourth one says that
  // they are decimals.
  if (is_decimal && dot != text.npos && text.size() - dot - 1 == 3) text += '0';
  return text;
}

}  // namespace thuocdo::rules

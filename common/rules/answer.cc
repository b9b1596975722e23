#include "common/rules/answer.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo {
namespace {

using event::v1::Answer;
using intake::v1::AnswerInput;

constexpr int kEvidenceMax = 20;
constexpr size_t kUriBytesMax = 2048;
constexpr size_t kNoteBytesMax = 4096;

absl::Status Refuse(absl::string_view message) { return absl::InvalidArgumentError(message); }

// `1.280` may be 1280 or 1.28: says how to write either.
absl::Status RefuseThreeDigits(absl::string_view whole, absl::string_view fraction) {
  std::string joined = absl::StrCat(whole, fraction);
  absl::string_view number = joined;
  while (number.size() > 1 && absl::ConsumePrefix(&number, "0")) continue;
  std::string decimal = absl::StrCat(whole, ".", fraction);
  std::string clear =
      absl::EndsWith(fraction, "0") ? CanonicalDecimal(decimal).value_or(decimal) : decimal + "0";
  return Refuse(
      absl::StrCat("three digits after a dot or comma are ambiguous: write ", number, " or ", clear));
}

absl::Status RefuseNumber(absl::string_view text) {
  absl::string_view fault = "is not a number";
  if (text.find_first_of(" \t") != absl::string_view::npos) fault = "has an inner space";
  if (text.find_first_of("+-") != absl::string_view::npos) fault = "has a sign";
  if (text.find_first_of("eE") != absl::string_view::npos) fault = "has an exponent, or is not a number";
  return Refuse(absl::StrCat("\"", text, "\" ", fault, ": write digits, such as 15, 79.5 or 79,5"));
}

// Reads `79.5` or `79,5` into canonical decimal text.
absl::StatusOr<std::string> ReadNumber(absl::string_view text) {
  std::string dotted = absl::StrReplaceAll(text, {{",", "."}});
  std::vector<std::string> parts = absl::StrSplit(dotted, absl::MaxSplits('.', 1));
  bool is_decimal = ParseDecimal(dotted).ok();
  if (is_decimal && parts.size() == 2 && parts[1].size() == 3) return RefuseThreeDigits(parts[0], parts[1]);
  if (!is_decimal) return RefuseNumber(text);
  return CanonicalDecimal(dotted);
}

absl::Status ReadPoints(absl::string_view text, Answer* answer) {
  ASSIGN_OR_RETURN(*answer->mutable_points(), ReadNumber(text));
  return absl::OkStatus();
}

absl::Status ReadPercentage(absl::string_view text, Answer* answer) {
  ASSIGN_OR_RETURN(*answer->mutable_percentage(), ReadNumber(text));
  return absl::OkStatus();
}

absl::Status ReadDeclaredNumber(absl::string_view text, Answer* answer) {
  ASSIGN_OR_RETURN(*answer->mutable_number(), ReadNumber(text));
  return absl::OkStatus();
}

bool IsNo(absl::string_view text) {
  std::string folded = FoldName(text);
  return folded == "no" || folded == "không";
}

absl::Status ReadYesNo(absl::string_view text, Answer* answer) {
  std::string folded = FoldName(text);
  bool yes = folded == "yes" || folded == "có";
  bool no = IsNo(text);
  if (!yes && !no) return Refuse(absl::StrCat("\"", text, "\" is not yes or no (có or không)"));
  answer->set_yes(yes);
  return absl::OkStatus();
}

absl::Status ReadChoice(absl::string_view text, Answer* answer) {
  answer->set_choice(std::string(text));
  return absl::OkStatus();
}

// Ids in ascending order, so that the order in which they were written means nothing.
absl::Status ReadItems(absl::string_view text, Answer* answer) {
  answer->mutable_items();
  if (IsNo(text)) return absl::OkStatus();
  std::vector<std::string> ids = absl::StrSplit(text, ';');
  for (std::string& id : ids) absl::StripAsciiWhitespace(&id);
  std::sort(ids.begin(), ids.end());
  for (std::string& id : ids) answer->mutable_items()->add_ids(std::move(id));
  return absl::OkStatus();
}

absl::Status ReadCountOfCount(absl::string_view text, Answer* answer) {
  std::vector<std::string> parts = absl::StrSplit(text, '/');
  const std::optional<uint64_t> part = ParseWholeNumber(parts.front());
  const std::optional<uint64_t> whole = ParseWholeNumber(parts.back());
  if (parts.size() != 2 || !part.has_value() || !whole.has_value())
    return Refuse(absl::StrCat("\"", text, "\" is not a count out of a count, such as 16/267"));
  answer->mutable_count()->set_part(*part);
  answer->mutable_count()->set_whole(*whole);
  return absl::OkStatus();
}

absl::Status ReadValue(const RuleNode& criterion, absl::string_view text, Answer* answer) {
  switch (criterion.criterion.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return ReadPoints(text, answer);
    case rules::v1::Criterion::kYesNo:
      return ReadYesNo(text, answer);
    case rules::v1::Criterion::kBands:
      return ReadPercentage(text, answer);
    case rules::v1::Criterion::kChoice:
      return ReadChoice(text, answer);
    case rules::v1::Criterion::kCountRatio:
      return ReadCountOfCount(text, answer);
    case rules::v1::Criterion::kNumberFactor:
    case rules::v1::Criterion::kRelativeToBest:
    case rules::v1::Criterion::kMinMax:
    case rules::v1::Criterion::kZScore:
      return ReadDeclaredNumber(text, answer);
    case rules::v1::Criterion::kItemList:
      return ReadItems(text, answer);
    case rules::v1::Criterion::METHOD_NOT_SET:
      break;
  }
  return Refuse(absl::StrCat(criterion.id, " is not a criterion"));
}

// `text` in NFC, if it is not longer than `bytes_max`; errors begin with `what`.
absl::StatusOr<std::string> ReadText(absl::string_view what, absl::string_view text, size_t bytes_max) {
  absl::StatusOr<std::string> normalized = NormalizeText(text);
  if (!normalized.ok()) return Refuse(absl::StrCat(what, " ", normalized.status().message()));
  if (normalized->size() > bytes_max)
    return Refuse(absl::StrCat(what, " is longer than ", bytes_max, " bytes"));
  return normalized;
}

absl::StatusOr<event::v1::Evidence> ReadEvidence(const event::v1::Evidence& input) {
  event::v1::Evidence evidence = input;
  ASSIGN_OR_RETURN(*evidence.mutable_uri(), ReadText("evidence", input.uri(), kUriBytesMax));
  if (evidence.uri().empty()) return Refuse("evidence needs an address");
  bool fits = evidence.sha256().empty() || evidence.sha256().size() == 32;
  if (!fits) return Refuse("the SHA-256 of evidence must have 32 bytes");
  return evidence;
}

absl::Status ReadProof(const AnswerInput& input, Answer* answer) {
  if (!event::v1::Basis_IsValid(input.basis())) return Refuse("the basis is unknown");
  bool is_stated = input.basis() != event::v1::BASIS_UNSPECIFIED;
  answer->set_basis(is_stated ? input.basis() : event::v1::BASIS_DECLARED);
  if (input.evidence_size() > kEvidenceMax)
    return Refuse(absl::StrCat("more than ", kEvidenceMax, " pieces of evidence"));
  for (const event::v1::Evidence& evidence : input.evidence()) {
    ASSIGN_OR_RETURN(*answer->add_evidence(), ReadEvidence(evidence));
  }
  ASSIGN_OR_RETURN(*answer->mutable_note(), ReadText("the note", input.note(), kNoteBytesMax));
  return absl::OkStatus();
}

// The answer without a check of what it means.
absl::StatusOr<Answer> Read(const RuleNode& criterion, const AnswerInput& input) {
  Answer answer;
  RETURN_IF_ERROR(ReadProof(input, &answer));
  ASSIGN_OR_RETURN(std::string normalized, ReadText("the answer", input.text(), kNoteBytesMax));
  absl::string_view text = absl::StripAsciiWhitespace(normalized);
  if (absl::EqualsIgnoreCase(text, "n/a")) {
    absl::string_view reason = absl::StripAsciiWhitespace(answer.note());
    answer.mutable_not_applicable()->set_reason(std::string(reason));
    return answer;
  }
  RETURN_IF_ERROR(ReadValue(criterion, text, &answer));
  return answer;
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
    return Refuse(absl::StrCat("there is no group \"", entry.group(), "\""));
  }
  ASSIGN_OR_RETURN(Answer answer, Read(criterion, input));
  RETURN_IF_ERROR(FitsCriterion(criterion, entry, answer));
  return answer;
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
  if (is_decimal && dot != text.npos && text.size() - dot - 1 == 3) text += '0';
  return text;
}

}  // namespace thuocdo

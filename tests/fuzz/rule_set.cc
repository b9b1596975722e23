#include "common/rules/model/rule_set.h"

#include <google/protobuf/text_format.h>

#include "common/base/status.h"
#include "common/base/text.h"
#include "common/rules/read_rule_set.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// `rules` must come out the same from its canonical bytes, and from those written as text.
absl::Status IsTheSameAgain(const rules::RuleSet& rules) {
  ASSIGN_OR_RETURN(const rules::RuleSet loaded, rules::LoadRuleSet(rules.canonical));
  RETURN_IF_ERROR(Same("the name of the canonical bytes", loaded.name, rules.name));
  std::string text;
  RETURN_IF_ERROR(Hold(google::protobuf::TextFormat::PrintToString(rules.proto, &text), "no text"));
  ASSIGN_OR_RETURN(const rules::RuleSet read, rules::ParseRuleSet(text));
  return Same("the name of the text written again", read.name, rules.name);
}

// The violations, which quote the text, must reach the caller.
absl::Status CanBeTold(const absl::Status& rejected) {
  const rpc::v1::ErrorDetail detail = DetailOf(rejected);
  RETURN_IF_ERROR(Hold(detail.violations_size() > 0, "it is rejected without a reason"));
  for (const rpc::v1::Violation& violation : detail.violations())
    RETURN_IF_ERROR(
        Hold(AllCharacters(violation.message(), [](char32_t) { return true; }), "a violation is no text"));
  return absl::OkStatus();
}

}  // namespace

absl::Status RuleSetText(absl::string_view input) {
  const absl::StatusOr<rules::RuleSet> rules = rules::ParseRuleSet(input);
  return rules.ok() ? IsTheSameAgain(*rules) : CanBeTold(rules.status());
}

absl::Status RuleSetBytes(absl::string_view input) {
  const absl::StatusOr<rules::RuleSet> rules = rules::LoadRuleSet(input);
  if (!rules.ok()) return absl::OkStatus();
  RETURN_IF_ERROR(Same("the canonical bytes", rules->canonical, input));
  return IsTheSameAgain(*rules);
}

}  // namespace thuocdo::fuzz

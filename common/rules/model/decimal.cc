#include "common/rules/model/decimal.h"

namespace thuocdo::rules {

Decimal ReadDecimal(const std::string& text) { return {ParseDecimal(text).value(), text}; }

std::optional<Decimal> ReadOptionalDecimal(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return ReadDecimal(text);
}

std::optional<RoundingStep> ReadRoundingStep(const std::string& step, rules::v1::Rounding rounding) {
  if (step.empty()) return std::nullopt;
  return RoundingStep{ReadDecimal(step), rounding};
}

}  // namespace thuocdo::rules

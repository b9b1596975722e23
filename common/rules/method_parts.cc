#include "common/rules/method_parts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo {

bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value) {
  return enum_type->FindValueByNumber(value) != nullptr;
}

std::optional<Rational> CheckPoints(const Passage& passage, const std::string& field, const Maxima& maxima,
                                    std::string* text) {
  std::optional<Rational> points = passage.CheckDecimal(field, text);
  bool above =
      points && std::any_of(maxima.begin(), maxima.end(), [&](const Rational& m) { return *points > m; });
  if (above) passage.Fault(field, absl::StrCat(field, " ", *text, " is above the node's maximum"));
  return points;
}

std::optional<Rational> CheckPositive(const Passage& passage, const std::string& field, std::string* text) {
  std::optional<Rational> value = passage.CheckDecimal(field, text);
  if (!value || *value > 0) return value;
  passage.Fault(field, absl::StrCat(field, " must be more than 0"));
  return std::nullopt;
}

std::optional<Rational> CheckOptionalPositive(const Passage& passage, const std::string& field,
                                              std::string* text) {
  if (text->empty()) return std::nullopt;
  return CheckPositive(passage, field, text);
}

void CheckRounding(const Passage& passage, int value) {
  if (!IsKnownEnum(rules::v1::Rounding_descriptor(), value)) passage.Fault("rounding", "rounding is unknown");
}

}  // namespace thuocdo

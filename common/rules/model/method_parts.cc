#include "common/rules/model/method_parts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value) {
  return enum_type->FindValueByNumber(value) != nullptr;
}

std::optional<Rational> CheckPoints(const FieldLocation& location, const std::string& field,
                                    const Maxima& maxima, std::string* text) {
  std::optional<Rational> points = location.CheckDecimal(field, text);
  bool above =
      points && std::any_of(maxima.begin(), maxima.end(), [&](const Rational& m) { return *points > m; });
  if (above) location.Violation(field, absl::StrCat(field, " ", *text, " is above the node's maximum"));
  return points;
}

std::optional<Rational> CheckPositive(const FieldLocation& location, const std::string& field,
                                      std::string* text) {
  std::optional<Rational> value = location.CheckDecimal(field, text);
  if (!value || *value > 0) return value;
  location.Violation(field, absl::StrCat(field, " must be more than 0"));
  return std::nullopt;
}

std::optional<Rational> CheckOptionalPositive(const FieldLocation& location, const std::string& field,
                                              std::string* text) {
  if (text->empty()) return std::nullopt;
  return CheckPositive(location, field, text);
}

void CheckRounding(const FieldLocation& location, int value) {
  if (!IsKnownEnum(rules::v1::Rounding_descriptor(), value))
    location.Violation("rounding", "rounding is unknown");
}

}  // namespace thuocdo::rules

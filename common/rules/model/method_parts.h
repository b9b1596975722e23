// What the checks of several scoring methods have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/field_location.h"

namespace thuocdo::rules {

// A node's maxima, whatever the group, as far as they could be read.
using Maxima = std::vector<Rational>;

// Whether `value`, a number of `enum_type`, has a name there.
bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value);

// Checks that `*text`, the value of `field`, is decimal text and above no maximum. Returns its value, also if
// it is above one; nothing if it is no decimal text.
std::optional<Rational> CheckPoints(const FieldLocation& location, const std::string& field,
                                    const Maxima& maxima, std::string* text);

// Checks that it is decimal text and more than 0. Returns nothing, after a violation, if it is not.
std::optional<Rational> CheckPositive(const FieldLocation& location, const std::string& field,
                                      std::string* text);

// The same of what may be empty, which is no violation.
std::optional<Rational> CheckOptionalPositive(const FieldLocation& location, const std::string& field,
                                              std::string* text);

// Checks that `value`, the rounding in `field`, is known.
void CheckRounding(const FieldLocation& location, int value);

}  // namespace thuocdo::rules

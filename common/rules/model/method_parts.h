// What the checks of several scoring methods have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/model/field_location.h"

namespace thuocdo::rules {

// A node's maxima of all groups, without those that could not be read.
using Maxima = std::vector<Rational>;

// Reports whether `enum_type` has a value with the number `value`.
bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value);

// Checks that `*text`, the value of `field`, is decimal text and not above a maximum. Returns its value, even
// if it is above one; nothing if it is not decimal text.
std::optional<Rational> CheckPoints(const FieldLocation& location, const std::string& field,
                                    const Maxima& maxima, std::string* text);

// Checks that `*text` is decimal text and more than 0. Returns nothing, after a violation, if it is not.
std::optional<Rational> CheckPositive(const FieldLocation& location, const std::string& field,
                                      std::string* text);

// The same for a text that may be empty. Returns nothing, without a violation, if it is empty.
std::optional<Rational> CheckOptionalPositive(const FieldLocation& location, const std::string& field,
                                              std::string* text);

// Checks that `value`, the rounding in `field`, is known.
void CheckRounding(const FieldLocation& location, int value);

}  // namespace thuocdo::rules

// The rules of the campaign at scale, and a revised set.
#pragma once

#include <string>

namespace thuocdo::scale {

// The leaf-level rule set of 2016, from the catalogue.
std::string ScaleRules();

// Amends it: other bands, thresholds and ranks, fractions instead of steps of 5, one criterion renamed, one
// dropped and one new.
std::string RevisedScaleRules();

}  // namespace thuocdo::scale

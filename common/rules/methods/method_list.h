// The list of all scoring methods. A new one is declared here and added to kMethods.
#pragma once

#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {

// Each is defined in the file of its name.
MethodDefinition DefineAwardedPoints();
MethodDefinition DefineYesNo();
MethodDefinition DefineBands();
MethodDefinition DefineChoice();
MethodDefinition DefineCountRatio();
MethodDefinition DefineNumberFactor();
MethodDefinition DefineItemList();
MethodDefinition DefineRelativeToBest();
MethodDefinition DefineMinMax();
MethodDefinition DefineZScore();

// In the order of the message Criterion.
inline constexpr MethodDefinition (*kMethods[])() = {
    DefineAwardedPoints, DefineYesNo,    DefineBands,          DefineChoice, DefineCountRatio,
    DefineNumberFactor,  DefineItemList, DefineRelativeToBest, DefineMinMax, DefineZScore,
};

}  // namespace thuocdo::rules

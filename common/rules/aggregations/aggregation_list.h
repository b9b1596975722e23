// The list of all aggregations. A new one is declared here and added to kAggregations.
#pragma once

#include "common/rules/aggregations/aggregation.h"

namespace thuocdo::rules {

// Each is defined in the file of its name.
AggregationDefinition DefineSum();
AggregationDefinition DefineWeightedMean();
AggregationDefinition DefineGeometricMean();
AggregationDefinition DefineBestOf();

// The sum, and the others in the order of the message Component.
inline constexpr AggregationDefinition (*kAggregations[])() = {DefineSum, DefineWeightedMean,
                                                               DefineGeometricMean, DefineBestOf};

}  // namespace thuocdo::rules

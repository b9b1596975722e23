// Checks of the scoring methods whose answer is a number.
#pragma once

#include "common/rules/method_parts.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo {

// Each checks one method, which stands at `passage`, and brings it into canonical form.
void CheckNumberFactor(const Passage& passage, rules::v1::NumberFactor* method);
void CheckRelativeToBest(const Passage& passage, const Maxima& maxima, rules::v1::RelativeToBest* method);
void CheckMinMax(const Passage& passage, const Maxima& maxima, rules::v1::MinMax* method);
void CheckZScore(const Passage& passage, rules::v1::ZScore* method);

}  // namespace thuocdo

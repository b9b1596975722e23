// Rule sets and answers at random.
#pragma once

#include <random>
#include <string>

#include "common/rules/model/rule_set.h"

namespace thuocdo::testing {

// The text of a rule set with a random tree, methods, aggregations and rank rule. Everything not applicable
// rescales; nothing adds or takes points besides.
std::string RandomRulesText(std::mt19937& random);

// What a unit might answer to `criterion`.
std::string RandomAnswer(const rules::RuleNode& criterion, std::mt19937& random);

// From 0 to `end` - 1.
int Below(int end, std::mt19937& random);

// A seed from THUOCDO_SEED, or else any; printed, so that a failure can be repeated.
unsigned ChosenSeed();

// How many seeds a test tries that usually tries `usual`: THUOCDO_ROUNDS times as many, if that is set.
unsigned SeedCount(unsigned usual);

}  // namespace thuocdo::testing

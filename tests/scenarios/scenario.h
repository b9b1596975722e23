// Scenarios as text: rules and answers in, points, levels and ranks out (README.md says how they are
// written).
#pragma once

#include <string>
#include <vector>

#include "services/scoring/core/scoring/score.h"

namespace thuocdo::testing {

// One scenario: its lines in order, each with what comes before the colon.
struct Scenario {
  struct Line {
    std::string key;
    std::string value;
  };
  std::vector<Line> lines;

  // What the first line with `key` says; `otherwise` if there is none.
  std::string Find(const std::string& key, const std::string& otherwise) const;
  std::string name() const { return Find("scenario", "?"); }
};

// The scenarios of `file`.
std::vector<Scenario> ReadScenarios(const std::string& file);

// The rules of a scenario and what its units have under them.
struct ScoredScenario {
  rules::RuleSet rules;
  std::vector<scoring::ScoreCard> cards;
};

// Returns INVALID_ARGUMENT if the rules are rejected.
absl::StatusOr<ScoredScenario> ScoreScenario(const Scenario& scenario);

// What `scenario` expects and does not get; empty if all is well.
std::vector<std::string> DifferencesOf(const Scenario& scenario);

}  // namespace thuocdo::testing

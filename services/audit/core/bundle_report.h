// What was found in a bundle, to be read by people in Vietnamese or in English.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"

namespace thuocdo {

// A sentence in both languages.
struct Sentence {
  std::string vietnamese;
  std::string english;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

// The sentence with `arguments` in place of $0, $1, ...
template <typename... Arguments>
Sentence Say(absl::string_view vietnamese, absl::string_view english, const Arguments&... arguments) {
  return {absl::Substitute(vietnamese, arguments...), absl::Substitute(english, arguments...)};
}

// The first thing that does not hold; nothing if all does.
using BundleFault = std::optional<Sentence>;

// What a bundle may prove, in the order in which it is checked.
enum class Claim {
  kFile,         // it is a bundle
  kCheckpoint,   // the log has signed the checkpoint
  kWitness,      // a witness has cosigned it; one statement for each witness that is asked for
  kRecords,      // every record is in the log
  kPublication,  // what was published, from the whole history of the campaign
  kRules,        // the rule set is the one that the publication names
  kSheet,        // nothing of the sheet is left out up to the publication
  kPoints,       // the card follows from sheet and rules, and is the published one
  kTables,       // the tables are the published ones
  kPlace,        // the organization's rows follow from its card, and its ranks from the tables
};

enum class Outcome { kHolds, kFails, kNotChecked };

// One claim, and what was found: what holds, or the first thing that does not. Nothing is said of what was
// not checked because something before does not hold.
struct Statement {
  Claim claim = Claim::kFile;
  Outcome outcome = Outcome::kNotChecked;
  Sentence what;
};

// The organization's place in one table, as printed there. Without a rank if it has not declared.
struct BundlePlace {
  std::string title;
  std::string rank;
  std::string ranked;  // how many have a rank
  std::string points;
  std::string max_points;
  std::string level;
};

// All that is said of a bundle.
struct BundleReport {
  std::vector<Statement> statements;
  std::vector<BundlePlace> places;   // in the publication's order; only if everything holds
  std::vector<Sentence> not_proved;  // what nobody should take from it; only if everything holds

  bool holds() const;
};

}  // namespace thuocdo

// The report on a bundle, in Vietnamese and in English.
#pragma once

#include <string>
#include <vector>

#include "services/audit/core/bundle/sentence.h"

namespace thuocdo::audit {

// The claims that a bundle can prove, in the order in which they are checked.
enum class VerificationStep {
  kFile,         // the file is a bundle
  kCheckpoint,   // the log has signed the checkpoint
  kWitness,      // a witness has cosigned the checkpoint; one statement for each trusted witness
  kRecords,      // every record is in the log
  kPublication,  // the publication follows from the whole history of the campaign
  kRules,        // the rule set is the one that the publication names
  kSheet,        // the sheet is complete up to the publication
  kPoints,       // the card follows from the sheet and the rules, and is the published one
  kTables,       // the tables are the published ones
  kPlace,        // the rows of the organization follow from its card, and its ranks from the tables
};

enum class Verdict { kHolds, kFails, kNotChecked };

// One claim, and what holds or the first problem. Empty for a claim that was not checked because it depends
// on one that does not hold.
struct Statement {
  VerificationStep claim = VerificationStep::kFile;
  Verdict verdict = Verdict::kNotChecked;
  Sentence what;
};

// The place of the organization in one table, as printed there. Without a rank if it has not declared.
struct BundlePlace {
  std::string title;
  std::string rank;
  std::string ranked;  // how many organizations have a rank
  std::string points;
  std::string max_points;
  std::string level;
};

// The whole report.
struct BundleReport {
  std::vector<Statement> statements;
  std::vector<BundlePlace> places;   // in the order of the publication; only if everything holds
  std::vector<Sentence> not_proved;  // what the bundle does not prove; only if everything holds

  // Reports whether every claim was checked and holds.
  bool holds() const;
};

}  // namespace thuocdo::audit

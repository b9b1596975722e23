// Fuzz targets: what must hold of bytes that anyone may send.
//
// Each is pure, and reads nothing but its input. It returns OK if the property holds, whether or not the
// input was accepted; otherwise an error that says what does not hold. README.md says how they are run.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace thuocdo::fuzz {

// A note that is read is the same bytes when it is written again; one that verifies has the very signature
// that the key makes.
absl::Status SignedNote(absl::string_view input);

// A checkpoint that is read is written as it came, but for extension lines.
absl::Status Checkpoint(absl::string_view input);

// A key's text that is read, public or private, is the same when it is written again.
absl::Status Keys(absl::string_view input);

// A proof is accepted for an honest tree if and only if it is the one that the honest prover gives. The input
// picks the trees and what is done to the proof.
absl::Status Proofs(absl::string_view input);

// The tiles of a tree do not depend on how it grew, and give its root; a tile of another size is rejected.
// The input says how it grows.
absl::Status Tiles(absl::string_view input);

// A tile's path tells level, index and width, and is the only one that does.
absl::Status TilePaths(absl::string_view input);

// A bundle of entries that is read is the same bytes when the entries are put into a bundle again.
absl::Status EntryBundle(absl::string_view input);

// A file that is read as a bundle is written again as it came. Of whatever can be made of the golden bundles
// without their keys nothing holds but they themselves, but for what FORMAT.md says is not bound; and what is
// said of the rest is text. The input is changes, preceded by their number of bytes, and a bundle.
absl::Status Bundle(absl::string_view input);

// A request to a witness that is read is the same bytes when it is written again.
absl::Status WitnessRequest(absl::string_view input);

// A witness that is told of two logs under one name, honestly or not, cosigns only what lies on one of them,
// in growing sizes, and never rejects an honest request. The input is the requests.
absl::Status WitnessHistory(absl::string_view input);

// Rows that are read from CSV are the same when they are written and read again.
absl::Status Csv(absl::string_view input);

// Answers or observations that are read are the same when they are written as CSV and read again.
absl::Status AnswersCsv(absl::string_view input);

// A rule set's text that is accepted has a canonical form, which loads as the same rule set; written as text
// again it has the same name. The violations of one that is rejected are text.
absl::Status RuleSetText(absl::string_view input);

// Bytes that load as a rule set are its canonical form.
absl::Status RuleSetBytes(absl::string_view input);

// An answer that is read by a criterion's method fits it, and is the same when it is written for a form and
// read again. The input's first byte picks the criterion.
absl::Status Answer(absl::string_view input);

// A number that is read is the same when it is written and read again; so is a moment.
absl::Status Numbers(absl::string_view input);

// A stored record or request that is read is the same bytes when it is stored again.
absl::Status StoredRecord(absl::string_view input);

// A header and a payload that are accepted as a record are so when they are serialized again. The input
// begins with the header's size; the commitment is made to fit, since nobody can guess it.
absl::Status Record(absl::string_view input);

// A follower takes a record or stops with DATA_LOSS, the same whether it has just started or not, and whether
// records come one by one or in one batch. The input is events in streams, well sealed as by a forger.
absl::Status Follow(absl::string_view input);

// A target, by the name of its folder in corpus/.
struct Target {
  std::string name;
  absl::Status (*property)(absl::string_view input);
};

// All of them.
std::vector<Target> AllTargets();

}  // namespace thuocdo::fuzz

// Checks a whole stored log against the rules of FORMAT.md, every key and every value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/check/log_findings.h"
#include "common/merkle/hash.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::eventlog {

// The result of a check.
struct LogCheckResult {
  std::string log_id;
  Position head = {};  // the last stored position
  // The root of the tree over the headers up to `head`; nothing if a header is missing.
  std::optional<merkle::Hash> root = {};
  std::vector<LogFinding> findings = {};  // by position, those of no event last; empty: the log is intact
  uint64_t more_findings = 0;             // findings beyond kLogFindingsMax, which are only counted
};

// Called with the progress of a check from time to time and at its end; an error ends the check.
using LogCheckProgress = absl::FunctionRef<absl::Status(uint64_t checked, uint64_t total)>;

// Reads every entry of `stored`, which does not change meanwhile (KeyValueStore::OpenSnapshot), and compares
// all entries with each other: every record can be read, fits its commitment and follows the one before it;
// every append is whole; every index belongs to a record and every record has its indexes; there is nothing
// else. The record at `acknowledged` must be there. Memory grows with the number of import sources, not with
// the log.
//
// One change cannot be found in the log alone: a header replaced by another one that is as consistent, with
// another actor, say. It changes `root`, which audit's tree, kept elsewhere, is compared with.
//
// Returns only errors of `progress`; whatever is wrong with the log is a finding.
absl::StatusOr<LogCheckResult> CheckStoredLog(const storage::KeyValueStore& stored, Position acknowledged,
                                              LogCheckProgress progress);

}  // namespace thuocdo::eventlog

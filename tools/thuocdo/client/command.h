// What the subcommands are made of.
#pragma once

#include <string>

#include "CLI/App.hpp"
#include "CLI/Validators.hpp"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/intake/v1/receipt.pb.h"
#include "thuocdo/query/v1/query.pb.h"
#include "tools/thuocdo/client/session.h"

namespace thuocdo::client {

// A subcommand of `parent` whose help ends with `example`. One that has subcommands of its own needs one of
// them.
CLI::App& AddCommand(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& example);
CLI::App& AddSubject(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& example);

// Makes `action` what the run does if `command` is given.
void OnRun(CLI::App& command, Session& session, Session::Action action);

// Accepts a position of the log: a whole number from 1.
CLI::Validator IsPosition();

// --request-id: does the same thing once more.
void AddRequestId(CLI::App& command, std::string& request_id);

// --rule-set and --as-of: under which rules, and as known when.
struct QueryOptions {
  std::string campaign;
  std::string rule_set;
  std::string as_of;
};
void AddQueryOptions(CLI::App& command, QueryOptions& options);

// The query that `options` mean; `as_of` is a position if it is all digits, otherwise a time.
//
// Returns a usage error, which names `moment_option`, if it is neither.
absl::StatusOr<query::v1::Query> MakeQuery(const QueryOptions& options,
                                           absl::string_view moment_option = "--as-of");

// Says on standard output that `what` was done and at which position; or on standard error that it had been
// done before, when, and that `again` does it once more.
void PrintReceipt(const intake::v1::Receipt& receipt, absl::string_view what,
                  absl::string_view again = "--request-id with a new id");

// Says on standard error what an answer is about: campaign, rule set and position.
void PrintAxes(const query::v1::Axes& axes);

}  // namespace thuocdo::client

#include "tools/thuocdo/client/command.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "CLI/CLI.hpp"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/base/time_text.h"

namespace thuocdo::client {

CLI::App& AddCommand(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& example) {
  CLI::App& command = *parent.add_subcommand(name, description);
  command.footer(absl::StrCat(
      "Example:\n  ", example,
      "\n\nOptions of every command (--server, --actor, --receipts and others): thuocdo --help"));
  return command;
}

CLI::App& AddSubject(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& example) {
  CLI::App& subject = AddCommand(parent, name, description, example);
  subject.require_subcommand(1);
  return subject;
}

void OnRun(CLI::App& command, Session& session, Session::Action action) {
  command.callback([&session, action = std::move(action)] { session.Choose(action); });
}

CLI::Validator IsPosition() {
  return CLI::Validator(
      [](const std::string& text) {
        const std::optional<uint64_t> position = ParseWholeNumber(text);
        return position.value_or(0) > 0 ? ""
                                        : fmt::format("\"{}\" is no position; positions begin with 1", text);
      },
      "");
}

void AddRequestId(CLI::App& command, std::string& request_id) {
  command
      .add_option(
          "--request-id", request_id,
          "The command's id. Without it the same command is recorded only once, however often it is repeated")
      ->type_name("ID");
}

void AddQueryOptions(CLI::App& command, QueryOptions& options) {
  command.add_option("CAMPAIGN", options.campaign, "The campaign's id")->required();
  command.add_option("--rule-set", options.rule_set, "Under these rules instead of the campaign's own")
      ->type_name("ID[@HASH]");
  command
      .add_option("--as-of", options.as_of,
                  "As known after this position, or at this time or the end of this day")
      ->type_name("POSITION|TIME");
}

absl::StatusOr<query::v1::Query> MakeQuery(const QueryOptions& options, absl::string_view moment_option) {
  query::v1::Query query;
  query.set_campaign(options.campaign);
  query.set_rule_set(options.rule_set);
  if (options.as_of.empty()) return query;
  uint64_t position = 0;
  if (options.as_of.find_first_not_of("0123456789") != std::string::npos) {
    const absl::Status status = ParseTimestamp(options.as_of).status();
    if (!status.ok()) return UsageError(Annotate(status, moment_option));
    query.mutable_as_of()->set_time(options.as_of);
  } else if (absl::SimpleAtoi(options.as_of, &position)) {
    query.mutable_as_of()->set_position(position);
  } else {
    return UsageError(absl::InvalidArgumentError(absl::StrCat(moment_option, ": the position is too large")));
  }
  return query;
}

void PrintReceipt(const intake::v1::Receipt& receipt, absl::string_view what, absl::string_view again) {
  if (receipt.deduplicated()) {
    fmt::print(stderr,
               "nothing new: the same command was recorded at position {} on {}; to do it again, give {}\n",
               receipt.last_position(), FormatTime(receipt.accept_time_us()), std::string(again));
  } else if (receipt.first_position() == 0) {
    fmt::print("{}: it was so already, nothing changed\n", std::string(what));
  } else {
    fmt::print("{} (position {})\n", std::string(what), receipt.last_position());
  }
}

void PrintAxes(const query::v1::Axes& axes) {
  // On a terminal both streams are one: what was printed before comes first.
  std::fflush(stdout);
  fmt::print(stderr, "{} as known at position {}, under {}\n", axes.campaign(), axes.position(),
             axes.rule_set());
}

}  // namespace thuocdo::client

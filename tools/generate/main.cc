// thuocdo-generate-answers: generates answers that result in given points.
#include <fmt/format.h>

#include <cstdio>

#include "CLI/CLI.hpp"
#include "common/rules/read_rule_set.h"
#include "common/system/version.h"
#include "tools/generate/core/generate.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/files/message_text.h"

namespace thuocdo::generate {
namespace {

struct Flags {
  std::string rule_set;
  std::string campaign;
  std::string targets;
  uint64_t seed = 0;
  std::string output;
};

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("--rule-set", flags.rule_set, "the rule set, as text")->required()->type_name("FILE");
  app.add_option("--campaign", flags.campaign, "the campaign, as text")->required()->type_name("FILE");
  app.add_option("--targets", flags.targets, "the points to reach: answers whose criteria are nodes")
      ->required()
      ->type_name("ANSWERS.csv");
  app.add_option("--seed", flags.seed, "the same seed generates the same answers")
      ->required()
      ->type_name("N");
  app.add_option("-o,--output", flags.output, "the file to write")->required()->type_name("FILE");
}

absl::StatusOr<std::string> MakeCsv(const Flags& flags) {
  ASSIGN_OR_RETURN(const std::string rule_set, client::ReadInputFile(flags.rule_set));
  const absl::StatusOr<rules::RuleSet> rules = rules::ParseRuleSet(rule_set);
  if (!rules.ok()) return Annotate(rules.status(), flags.rule_set);
  ASSIGN_OR_RETURN(const std::string campaign, client::ReadInputFile(flags.campaign));
  campaign::v1::CampaignDefinition definition;
  RETURN_IF_ERROR(client::ReadMessageText({flags.campaign, campaign}, definition));
  ASSIGN_OR_RETURN(const std::string targets, client::ReadInputFile(flags.targets));
  GenerateInput input;
  input.rules = &*rules;
  input.definition = &definition;
  ASSIGN_OR_RETURN(input.targets, client::ReadAnswersCsv({flags.targets, targets}));
  input.seed = flags.seed;
  ASSIGN_OR_RETURN(const std::vector<client::OrganizationAnswers> sheets, GenerateAnswers(input));
  return AnswersCsv(sheets);
}

absl::Status Run(const Flags& flags) {
  ASSIGN_OR_RETURN(const std::string csv, MakeCsv(flags));
  return client::WriteOutput(flags.output, csv);
}

}  // namespace
}  // namespace thuocdo::generate

int main(int argc, char** argv) {
  CLI::App app("Generates answers that result in given points. They are marked as generated.",
               "thuocdo-generate-answers");
  app.set_version_flag("--version", thuocdo::VersionText(app.get_name()));
  thuocdo::generate::Flags flags;
  thuocdo::generate::AddFlags(app, flags);
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = thuocdo::generate::Run(flags);
  if (status.ok()) return 0;
  fmt::print(stderr, "thuocdo-generate-answers: {}\n", std::string(status.message()));
  return 1;
}

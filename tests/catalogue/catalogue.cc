#include "tests/catalogue/catalogue.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "common/rules/read_rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/past_events_for_tests.h"
#include "common/streams/sheet.h"
#include "services/ranking/core/printed_check/printed_table_check_codec.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/files/input_text.h"
#include "tools/thuocdo/files/lists_csv.h"
#include "tools/thuocdo/files/message_text.h"

namespace thuocdo::testing {
namespace {

client::InputText Input(const std::string& file) {
  const std::string path = "deploy/catalogue/" + file;
  return {path, client::ReadInputFile(path).value()};
}

absl::StatusOr<campaign::v1::CampaignDefinition> ReadCampaign(const std::string& file) {
  campaign::v1::CampaignDefinition definition;
  RETURN_IF_ERROR(client::ReadMessageText(Input(file), definition));
  return definition;
}

ranking::PreviousRanks EarlierRanks(const std::string& ranking) {
  const std::string file = absl::StrCat("earlier-rankings/", ranking, ".csv");
  const auto rankings = client::ReadEarlierRankingsCsv(Input(file)).value();
  return ranking::RanksOf(
      std::vector<event::v1::EarlierRank>(rankings.at(0).ranks().begin(), rankings.at(0).ranks().end()));
}

std::map<std::string, std::string> OfficialNames(const Catalogue& catalogue) {
  std::map<std::string, std::string> names;
  for (const intake::v1::OrganizationSpec& spec : catalogue.organizations) names[spec.id()] = spec.name();
  return names;
}

scoring::ScoringInput InputOf(const Catalogue& catalogue) {
  scoring::ScoringInput input;
  input.rules = &catalogue.rules;
  input.definition = &catalogue.definition;
  input.sheets = DeclaredSheets(catalogue);
  input.names = OfficialNames(catalogue);
  return input;
}

Catalogue Load(const std::string& campaign, const std::string& organizations) {
  Catalogue catalogue;
  catalogue.definition = ReadCampaign(absl::StrCat("campaigns/", campaign, ".txtpb")).value();
  catalogue.rules = LoadRules(catalogue.definition.rule_set());
  catalogue.organizations =
      client::ReadOrganizationsCsv(Input(absl::StrCat("organizations/", organizations, ".csv"))).value();
  catalogue.answers = client::ReadAnswersCsv(Input(absl::StrCat("answers/", campaign, ".csv"))).value();
  catalogue.previous = EarlierRanks(catalogue.definition.predecessor());
  return catalogue;
}

}  // namespace

rules::RuleSet LoadRules(const std::string& id) {
  return rules::ParseRuleSet(Input(absl::StrCat("rule-sets/", id, ".txtpb")).text).value();
}

Catalogue LoadCatalogue(const std::string& campaign) {
  Catalogue catalogue = Load(campaign, "binh-dinh");
  catalogue.printed = client::ReadPrintedTablesCsv(Input("printed/binh-dinh-2016.csv")).value();
  return catalogue;
}

Catalogue LoadNationalIndex() { return Load("chi-so-quoc-gia-mau-2024", "chi-so-quoc-gia-mau"); }

event::v1::Event DeclarationOf(const Catalogue& catalogue, const client::OrganizationAnswers& sheet) {
  const std::string& group = streams::FindRosterEntry(catalogue.definition, sheet.organization)->group();
  event::v1::Event event;
  event::v1::AnswersDeclared& declared = *event.mutable_answers_declared();
  declared.set_campaign(catalogue.definition.id());
  declared.set_organization(sheet.organization);
  for (const client::AnswerRow& row : sheet.rows) {
    const rules::RuleNode& criterion = *catalogue.rules.FindNode(row.answer.criterion());
    event::v1::CriterionAnswer& answer = *declared.add_answers();
    answer.set_criterion(criterion.id);
    *answer.mutable_answer() = rules::ReadAnswer(catalogue.rules, criterion, group, row.answer).value();
  }
  return event;
}

std::map<std::string, streams::SheetState> DeclaredSheets(const Catalogue& catalogue) {
  PastEvents events;
  std::map<std::string, streams::SheetState> sheets;
  for (const client::OrganizationAnswers& sheet : catalogue.answers) {
    const std::string stream = absl::StrCat("sheet/", catalogue.definition.id(), "/", sheet.organization);
    sheets[sheet.organization] =
        streams::ApplySheetEvent(streams::SheetState(), events.Next(stream, DeclarationOf(catalogue, sheet)))
            .value();
  }
  return sheets;
}

std::vector<scoring::ScoreCard> ScoreCatalogue(const Catalogue& catalogue) {
  return scoring::ScoreCampaign(InputOf(catalogue)).value();
}

std::vector<scoring::ScoreCard> ScoreReplay(const Catalogue& catalogue, const rules::RuleSet& rules) {
  scoring::ScoringInput input = InputOf(catalogue);
  input.rules = &rules;
  input.replay = true;
  input.amended = {&catalogue.rules};
  return scoring::ScoreCampaign(input).value();
}

std::vector<ranking::Table> RankCatalogue(const Catalogue& catalogue) {
  return ranking::RankTables(catalogue.rules, catalogue.definition, ScoreCatalogue(catalogue),
                             catalogue.previous)
      .value();
}

std::vector<ranking::Table> RankReplay(const Catalogue& catalogue, const rules::RuleSet& rules) {
  return ranking::RankTables(rules, catalogue.definition, ScoreReplay(catalogue, rules), catalogue.previous)
      .value();
}

ranking::v1::CheckPrintedTablesResponse CheckCatalogue(const Catalogue& catalogue) {
  ranking::PrintedTableContext context;
  context.rules = &catalogue.rules;
  context.tables = RankCatalogue(catalogue);
  context.previous_ranks_transcribed = true;
  for (const intake::v1::OrganizationSpec& spec : catalogue.organizations) {
    context.names[spec.id()] = {spec.name()};
    context.names[spec.id()].insert(context.names[spec.id()].end(), spec.aliases().begin(),
                                    spec.aliases().end());
  }
  return ranking::PrintedTableReportToProto(ranking::CheckPrintedTables(context, catalogue.printed).value());
}

}  // namespace thuocdo::testing

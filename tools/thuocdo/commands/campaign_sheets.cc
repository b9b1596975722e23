// thuocdo campaign status and form: who has declared, and what there is to declare.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/text.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/form_csv.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;
using intake::v1::IntakeService;
using intake::v1::SheetSummary;

std::string CountText(uint32_t count) { return count == 0 ? "" : absl::StrCat(count); }

std::string ParticipationText(const SheetSummary& sheet) {
  if (sheet.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) return "not assessed";
  return sheet.participation() == campaign::v1::PARTICIPATION_COMPONENTS_ONLY ? "components only" : "full";
}

bool IsAssessed(const SheetSummary& sheet) {
  return sheet.participation() != campaign::v1::PARTICIPATION_NOT_ASSESSED;
}

void PrintStatus(const std::vector<SheetSummary>& sheets) {
  TextTable table({{"organization"},
                   {"name"},
                   {"takes part"},
                   {"declared"},
                   {"missing answers", Align::kRight},
                   {"corrections", Align::kRight},
                   {"to confirm", Align::kRight}});
  int assessed = 0;
  int declared = 0;
  for (const SheetSummary& sheet : sheets) {
    assessed += IsAssessed(sheet) ? 1 : 0;
    declared += IsAssessed(sheet) && sheet.declared() ? 1 : 0;
    table.AddRow({sheet.organization(), sheet.name(), ParticipationText(sheet),
                  sheet.declared() ? "yes" : (IsAssessed(sheet) ? "NO" : ""),
                  CountText(sheet.missing_answers()), CountText(sheet.corrections()),
                  CountText(sheet.corrections_to_confirm())});
  }
  fmt::print("{}\ndeclared: {} of {}\n", table.Render(), declared,
             CountedNoun(assessed, "assessed organization"));
}

absl::StatusOr<ExitCode> Status(const Session& session, const std::string& campaign) {
  intake::v1::ListSheetsRequest request;
  request.set_campaign(campaign);
  auto items = [](const intake::v1::ListSheetsResponse& page) { return page.sheets(); };
  ASSIGN_OR_RETURN(
      const std::vector<SheetSummary> sheets,
      ListAll<SheetSummary>(session, session.Intake(), &IntakeService::Stub::ListSheets, request, items));
  PrintStatus(sheets);
  return ExitCode::kFine;
}

absl::StatusOr<CampaignDefinition> GetDefinition(const Session& session, const Endpoint& intake,
                                                 const std::string& campaign) {
  intake::v1::GetCampaignRequest request;
  request.set_campaign(campaign);
  ASSIGN_OR_RETURN(const auto response, Call(session, intake, &IntakeService::Stub::GetCampaign, request));
  return response.definition();
}

// The roster's organizations that declare, or only `organization` of them.
absl::StatusOr<std::vector<RosterEntry>> EntriesFor(const CampaignDefinition& definition,
                                                    const std::string& organization) {
  std::vector<RosterEntry> entries;
  for (const RosterEntry& entry : definition.roster()) {
    if (!organization.empty() && entry.organization() != organization) continue;
    if (entry.participation() != campaign::v1::PARTICIPATION_NOT_ASSESSED) entries.push_back(entry);
  }
  if (!entries.empty() || organization.empty()) return entries;
  return absl::NotFoundError(absl::StrCat(organization, " is not assessed in ", definition.id()));
}

absl::StatusOr<std::vector<FormSheet>> GetSheets(const Session& session, const Endpoint& intake,
                                                 const std::string& campaign,
                                                 const std::vector<RosterEntry>& entries) {
  std::vector<FormSheet> sheets;
  for (const RosterEntry& entry : entries) {
    intake::v1::GetSheetRequest request;
    request.set_campaign(campaign);
    request.set_organization(entry.organization());
    ASSIGN_OR_RETURN(auto sheet, Call(session, intake, &IntakeService::Stub::GetSheet, request));
    sheets.push_back({entry, std::move(sheet)});
  }
  return sheets;
}

// What the form cannot show any more.
void TellErased(const FormSheet& sheet) {
  for (const intake::v1::ErasedAnswers& erased : sheet.sheet.erased()) {
    const std::string criteria = absl::StrJoin(erased.criteria(), ", ");
    fmt::print(stderr,
               "{}: what the event at position {} ({}) said{} was erased, and nothing has replaced it\n",
               sheet.entry.organization(), erased.position(), erased.payload_kind(),
               criteria.empty() ? "" : absl::StrCat(" of ", criteria));
  }
}

absl::StatusOr<ExitCode> Form(const Session& session, const std::string& campaign,
                              const std::string& organization) {
  const Endpoint intake = session.Intake();
  ASSIGN_OR_RETURN(const CampaignDefinition definition, GetDefinition(session, intake, campaign));
  ASSIGN_OR_RETURN(const std::vector<RosterEntry> entries, EntriesFor(definition, organization));
  ASSIGN_OR_RETURN(const rules::RuleSet rules, GetCheckedRules(session, definition.rule_set()));
  ASSIGN_OR_RETURN(const std::vector<FormSheet> sheets, GetSheets(session, intake, campaign, entries));
  for (const FormSheet& sheet : sheets) TellErased(sheet);
  RETURN_IF_ERROR(WriteOutput("", FormCsv(rules, sheets)));
  if (const int count = AnswersWithMoreEvidence(sheets); count > 0) {
    fmt::print(stderr,
               "note: more evidence than the form can show stands behind {}; declaring it again keeps only "
               "the first\n",
               CountedNoun(count, "answer"));
  }
  return ExitCode::kFine;
}

}  // namespace

void AddCampaignStatus(CLI::App& campaign, Session& session) {
  auto id = std::make_shared<std::string>();
  CLI::App& status =
      AddCommand(campaign, "status", "Prints who has declared, what is missing, and what is corrected",
                 "thuocdo campaign status binh-dinh-2016");
  status.add_option("CAMPAIGN", *id, "The campaign's id")->required();
  OnRun(status, session, [&session, id] { return Status(session, *id); });
}

void AddCampaignForm(CLI::App& campaign, Session& session) {
  struct Options {
    std::string campaign, organization;
  };
  auto options = std::make_shared<Options>();
  CLI::App& form =
      AddCommand(campaign, "form", "Prints the answers file to fill in, with what is declared already",
                 "thuocdo campaign form binh-dinh-2016 so-tai-chinh > answers.csv");
  form.add_option("CAMPAIGN", options->campaign, "The campaign's id")->required();
  form.add_option("ORGANIZATION", options->organization, "Only this organization");
  OnRun(form, session,
        [&session, options] { return Form(session, options->campaign, options->organization); });
}

}  // namespace thuocdo::client

// thuocdo campaign: one assessed year, from opening to closing.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using campaign::v1::CampaignDefinition;
using intake::v1::CampaignState;
using intake::v1::CampaignSummary;
using intake::v1::IntakeService;

std::string StateName(CampaignState state) {
  switch (state) {
    case intake::v1::CAMPAIGN_STATE_OPEN:
      return "open";
    case intake::v1::CAMPAIGN_STATE_CLOSED:
      return "closed";
    case intake::v1::CAMPAIGN_STATE_PUBLISHED:
      return "published";
    case intake::v1::CAMPAIGN_STATE_EARLIER_RANKING:
      return "earlier ranking";
    default:
      return "unknown";
  }
}

absl::StatusOr<CampaignDefinition> ReadDefinition(const std::string& file) {
  ASSIGN_OR_RETURN(const InputText input, ReadInput(file));
  CampaignDefinition definition;
  const absl::Status status = ReadMessageText(input, definition);
  if (!status.ok()) return UsageError(status);
  return definition;
}

void AddOpen(CLI::App& campaign, Session& session) {
  auto request = std::make_shared<intake::v1::OpenCampaignRequest>();
  auto file = std::make_shared<std::string>();
  CLI::App& command = AddCommand(campaign, "open", "Opens a campaign: roster, rule set, tables",
                                 "thuocdo campaign open campaign.txtpb --actor administrator:nguyen-van-a");
  command.add_option("FILE", *file, "The campaign's definition as text")->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request, file]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(*request->mutable_definition(), ReadDefinition(*file));
    ASSIGN_OR_RETURN(const auto response, Send(session, session.Intake(), &IntakeService::Stub::OpenCampaign,
                                               "campaign-open", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->definition().id(), " is open"));
    return ExitCode::kFine;
  });
}

void AddAmend(CLI::App& campaign, Session& session) {
  auto request = std::make_shared<intake::v1::AmendCampaignRequest>();
  auto file = std::make_shared<std::string>();
  CLI::App& command =
      AddCommand(campaign, "amend", "Gives an open campaign another definition (begin with what show prints)",
                 "thuocdo campaign amend campaign.txtpb --reason \"Bổ sung Sở Du lịch\"");
  command.add_option("FILE", *file, "The campaign's whole new definition as text")->required();
  command.add_option("--reason", *request->mutable_reason(), "Why")->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request, file]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(*request->mutable_definition(), ReadDefinition(*file));
    ASSIGN_OR_RETURN(const auto response, Send(session, session.Intake(), &IntakeService::Stub::AmendCampaign,
                                               "campaign-amend", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->definition().id(), " is amended"));
    return ExitCode::kFine;
  });
}

// After a repeated command: whether the campaign still is where the command brought it.
absl::StatusOr<ExitCode> CheckStill(const Session& session, const std::string& id, bool is_open) {
  intake::v1::GetCampaignRequest request;
  request.set_campaign(id);
  ASSIGN_OR_RETURN(const auto campaign,
                   Call(session, session.Intake(), &IntakeService::Stub::GetCampaign, request));
  if ((campaign.state() == intake::v1::CAMPAIGN_STATE_OPEN) == is_open) return ExitCode::kFine;
  fmt::print(stderr, "{} is {} now\n", id, StateName(campaign.state()));
  return ExitCode::kRejected;
}

void AddClose(CLI::App& campaign, Session& session) {
  auto request = std::make_shared<intake::v1::CloseCampaignRequest>();
  CLI::App& command =
      AddCommand(campaign, "close", "Takes no answers any more; the ranking may then be published",
                 "thuocdo campaign close binh-dinh-2016 --actor administrator:nguyen-van-a");
  command.add_option("CAMPAIGN", *request->mutable_campaign(), "The campaign's id")->required();
  command
      .add_option("--accept-missing", *request->mutable_accept_missing_reason(),
                  "Why it is closed although organizations have not declared")
      ->type_name("REASON");
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(const auto response, Send(session, session.Intake(), &IntakeService::Stub::CloseCampaign,
                                               "campaign-close", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->campaign(), " is closed"));
    return response.receipt().deduplicated() ? CheckStill(session, request->campaign(), false)
                                             : ExitCode::kFine;
  });
}

void AddReopen(CLI::App& campaign, Session& session) {
  auto request = std::make_shared<intake::v1::ReopenCampaignRequest>();
  CLI::App& command =
      AddCommand(campaign, "reopen", "Lets a closed or published campaign take answers again",
                 "thuocdo campaign reopen binh-dinh-2016 --reason \"Kết luận thanh tra 7/KL-TTr\"");
  command.add_option("CAMPAIGN", *request->mutable_campaign(), "The campaign's id")->required();
  command.add_option("--reason", *request->mutable_reason(), "Why")->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &IntakeService::Stub::ReopenCampaign, "campaign-reopen",
                          *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->campaign(), " is open again"));
    return response.receipt().deduplicated() ? CheckStill(session, request->campaign(), true)
                                             : ExitCode::kFine;
  });
}

absl::StatusOr<ExitCode> ListCampaigns(const Session& session) {
  auto items = [](const intake::v1::ListCampaignsResponse& page) { return page.campaigns(); };
  ASSIGN_OR_RETURN(const std::vector<CampaignSummary> all,
                   ListAll<CampaignSummary>(session, session.Intake(), &IntakeService::Stub::ListCampaigns,
                                            intake::v1::ListCampaignsRequest(), items));
  TextTable table({{"id"}, {"year", Align::kRight}, {"state"}, {"title"}});
  for (const CampaignSummary& campaign : all) {
    table.AddRow({campaign.id(), campaign.year() == 0 ? "" : absl::StrCat(campaign.year()),
                  StateName(campaign.state()), campaign.title()});
  }
  fmt::print("{}", table.Render());
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ShowCampaign(const Session& session, const std::string& id) {
  intake::v1::GetCampaignRequest request;
  request.set_campaign(id);
  ASSIGN_OR_RETURN(const auto campaign,
                   Call(session, session.Intake(), &IntakeService::Stub::GetCampaign, request));
  fmt::print("# {}, revision {}\n", StateName(campaign.state()), campaign.revision());
  for (const intake::v1::PublicationSummary& publication : campaign.publications()) {
    fmt::print("# published by {} of {} at position {}, as known at position {}{}\n", publication.decision(),
               publication.date(), publication.position(), publication.as_of_position(),
               publication.amends() == 0 ? "" : absl::StrCat(", amending position ", publication.amends()));
  }
  fmt::print("{}", MessageText(campaign.definition()));
  return ExitCode::kFine;
}

}  // namespace

void AddCampaigns(CLI::App& app, Session& session) {
  CLI::App& campaign =
      AddSubject(app, "campaign", "One assessed year: open, amend, list, show, status, form, close, reopen",
                 "thuocdo campaign list");
  AddOpen(campaign, session);
  AddAmend(campaign, session);
  CLI::App& list = AddCommand(campaign, "list", "Lists all campaigns and recorded earlier rankings",
                              "thuocdo campaign list");
  OnRun(list, session, [&session] { return ListCampaigns(session); });
  auto id = std::make_shared<std::string>();
  CLI::App& show =
      AddCommand(campaign, "show", "Prints a campaign's definition as text, and where it is in its life",
                 "thuocdo campaign show binh-dinh-2016 > campaign.txtpb");
  show.add_option("CAMPAIGN", *id, "The campaign's id")->required();
  OnRun(show, session, [&session, id] { return ShowCampaign(session, *id); });
  AddCampaignStatus(campaign, session);
  AddCampaignForm(campaign, session);
  AddClose(campaign, session);
  AddReopen(campaign, session);
}

}  // namespace thuocdo::client

// Decisions on answers: declare, correct, withdraw corrections, observe. Each requires that the campaign is
// open.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/records/append.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/sheet.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::intake {

// The limits of a command.
inline constexpr int kAnswersMax = 2000;
inline constexpr int kObservationsMax = 1000;

// What a decision on answers needs to know.
struct AnswersKnown {
  streams::CampaignState campaign;
  std::shared_ptr<const rules::RuleSet> rules;  // the campaign's; null if the campaign does not exist
  std::set<std::string> organizations;          // named by the command, and ever created
};

// Returns one event with the whole sheet, or every violation. A sheet without any answer is rejected, because
// it would remove every answer declared before.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideDeclareAnswers(
    const AnswersKnown& known, const intake::v1::DeclareAnswersRequest& command);

// Returns one event for each correction, or every violation.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideCorrectAnswers(
    const AnswersKnown& known, const intake::v1::CorrectAnswersRequest& command);

// Returns one event for each correction to withdraw, which `sheet` must have, or every violation.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideWithdrawCorrections(
    const AnswersKnown& known, const streams::SheetState& sheet,
    const intake::v1::WithdrawCorrectionsRequest& command);

// Returns one event for each organization, by organization id, or every violation.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideObserveAnswers(
    const AnswersKnown& known, const intake::v1::ObserveAnswersRequest& command);

}  // namespace thuocdo::intake

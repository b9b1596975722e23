// Answers: declared, corrected, no longer corrected, observed. All of it only while the campaign is open.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/sheet.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo {

// The limits of a command.
inline constexpr int kAnswersMax = 2000;
inline constexpr int kObservationsMax = 1000;

// What is known when a command is decided.
struct AnswersKnown {
  CampaignState campaign;
  std::shared_ptr<const RuleSet> rules;  // the campaign's; null if there is no such campaign
  std::set<std::string> organizations;   // those that the command names and that were ever created
};

// One event with the whole sheet. A sheet without any answer is refused: it would wipe out the one before.
absl::StatusOr<std::vector<NewEvent>> DecideDeclareAnswers(const AnswersKnown& known,
                                                           const intake::v1::DeclareAnswersRequest& command);

// One event for each correction.
absl::StatusOr<std::vector<NewEvent>> DecideCorrectAnswers(const AnswersKnown& known,
                                                           const intake::v1::CorrectAnswersRequest& command);

// One event for each correction, which must stand on `sheet`.
absl::StatusOr<std::vector<NewEvent>> DecideWithdrawCorrections(
    const AnswersKnown& known, const SheetState& sheet,
    const intake::v1::WithdrawCorrectionsRequest& command);

// One event for each organization, by id.
absl::StatusOr<std::vector<NewEvent>> DecideObserveAnswers(const AnswersKnown& known,
                                                           const intake::v1::ObserveAnswersRequest& command);

}  // namespace thuocdo

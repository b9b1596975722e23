// Reading the log's streams for one decision or one query.
#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/streams/campaign.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"
#include "common/streams/sheet.h"

namespace thuocdo::intake {

// Folds streams, and remembers the revision of each stream that it has read, so that an append can require
// it.
//
// A name that is not an id has no stream: its state is empty and nothing is remembered. Every function
// returns what Fold returns. Not safe for use by many threads.
class StreamReader {
 public:
  // `log` outlives the reader.
  explicit StreamReader(const eventlog::EventLog* log) : log_(log) {}

  absl::StatusOr<streams::NameRegistry> Names();
  absl::StatusOr<streams::OrganizationState> Organization(const std::string& id);
  absl::StatusOr<streams::RuleSetVersions> RuleSets(const std::string& id);
  absl::StatusOr<streams::CampaignState> Campaign(const std::string& id);
  // Returns NOT_FOUND if there is no such campaign and no such earlier ranking.
  absl::StatusOr<streams::CampaignState> FindCampaign(const std::string& id);
  absl::StatusOr<streams::SheetState> Sheet(const std::string& campaign, const std::string& organization);
  absl::StatusOr<Revision> SheetRevision(const std::string& campaign, const std::string& organization);

  // Report whether an organization or campaign exists. Nothing is remembered, because what exists never
  // ceases to exist.
  absl::StatusOr<bool> HasOrganization(const std::string& id) const;
  absl::StatusOr<bool> HasCampaign(const std::string& id) const;

  const eventlog::EventLog& log() const { return *log_; }
  const std::map<std::string, eventlog::ExpectedRevision>& expected() const { return expected_; }

 private:
  template <typename State>
  absl::StatusOr<State> Read(const std::string& stream, streams::ApplyEvent<State>& apply);
  absl::StatusOr<bool> Exists(const std::string& stream) const;

  const eventlog::EventLog* log_;
  std::map<std::string, eventlog::ExpectedRevision> expected_;
};

}  // namespace thuocdo::intake

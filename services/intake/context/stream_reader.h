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

namespace thuocdo {

// Folds streams, and remembers the revision of each stream that it has read, so that an append can require
// it.
//
// A name that is not an id has no stream: its state is empty and nothing is remembered. Every function
// returns what Fold returns. Not safe for use by many threads.
class StreamReader {
 public:
  // `log` outlives the reader.
  explicit StreamReader(const EventLog* log) : log_(log) {}

  absl::StatusOr<NameRegistry> Names();
  absl::StatusOr<OrganizationState> Organization(const std::string& id);
  absl::StatusOr<RuleSetVersions> RuleSets(const std::string& id);
  absl::StatusOr<CampaignState> Campaign(const std::string& id);
  // Returns NOT_FOUND if there is no such campaign and no such earlier ranking.
  absl::StatusOr<CampaignState> FindCampaign(const std::string& id);
  absl::StatusOr<SheetState> Sheet(const std::string& campaign, const std::string& organization);
  absl::StatusOr<Revision> SheetRevision(const std::string& campaign, const std::string& organization);

  // Report whether an organization or campaign exists. Nothing is remembered, because what exists never
  // ceases to exist.
  absl::StatusOr<bool> HasOrganization(const std::string& id) const;
  absl::StatusOr<bool> HasCampaign(const std::string& id) const;

  const EventLog& log() const { return *log_; }
  const std::map<std::string, ExpectedRevision>& expected() const { return expected_; }

 private:
  template <typename State>
  absl::StatusOr<State> Read(const std::string& stream, ApplyEvent<State>& apply);
  absl::StatusOr<bool> Exists(const std::string& stream) const;

  const EventLog* log_;
  std::map<std::string, ExpectedRevision> expected_;
};

}  // namespace thuocdo

#include "services/intake/queries/rule_set_queries.h"

#include <memory>
#include <string>
#include <vector>

#include "common/base/page.h"
#include "common/base/status.h"
#include "common/rules/check/amendment_check.h"
#include "common/rules/read_rule_set.h"
#include "services/intake/context/stream_reader.h"
#include "services/intake/queries/page.h"

namespace thuocdo::intake {
namespace {

// Returns the versions in `versions` after the one named `token`; all of them if none has that name.
std::vector<streams::PublishedRuleSet> VersionsAfter(const streams::RuleSetVersions& versions,
                                                     const std::string& token) {
  std::vector<streams::PublishedRuleSet> after = versions.versions;
  for (auto version = after.begin(); version != after.end(); ++version) {
    if (streams::RuleSetName(versions.id, version->hash) != token) continue;
    after.erase(after.begin(), version + 1);
    break;
  }
  return after;
}

// Returns at most `limit` ids of rule sets after `from`, and before them `from` itself, which may have
// further versions.
absl::StatusOr<std::vector<std::string>> RuleSetIdsFrom(const eventlog::EventLog& log,
                                                        const std::string& from, size_t limit) {
  const std::string prefix = eventlog::RuleSetStream("");
  std::vector<std::string> ids;
  if (!from.empty()) ids.push_back(from);
  const std::string after = from.empty() ? "" : eventlog::RuleSetStream(from);
  ASSIGN_OR_RETURN(std::vector<std::string> streams, log.ListStreams(prefix, after, limit));
  for (const std::string& stream : streams) ids.push_back(stream.substr(prefix.size()));
  return ids;
}

absl::Status AddSummary(Intake& intake, const std::string& id, const streams::PublishedRuleSet& published,
                        intake::v1::ListRuleSetsResponse& response) {
  ASSIGN_OR_RETURN(std::shared_ptr<const rules::RuleSet> rules, intake.rules.Load(published));
  intake::v1::RuleSetSummary& summary = *response.add_rule_sets();
  summary.set_rule_set(streams::RuleSetName(id, published.hash));
  summary.set_title(rules->proto.title());
  summary.set_position(published.position.value);
  return absl::OkStatus();
}

}  // namespace

absl::Status HandleCheckRuleSet(Intake& intake, const intake::v1::CheckRuleSetRequest& request,
                                intake::v1::CheckRuleSetResponse& response) {
  ASSIGN_OR_RETURN(rules::RuleSet rules, rules::ParseRuleSet(request.text()));
  if (!rules.proto.amends().empty()) {
    StreamReader reader(intake.log);
    ASSIGN_OR_RETURN(std::shared_ptr<const rules::RuleSet> amended,
                     intake.rules.Find(reader, rules.proto.amends()));
    RETURN_IF_ERROR(rules::CheckAmendment(request.text(), *amended));
  }
  response.set_rule_set(rules.name);
  return absl::OkStatus();
}

absl::Status HandleGetRuleSet(Intake& intake, const intake::v1::GetRuleSetRequest& request,
                              intake::v1::GetRuleSetResponse& response) {
  ASSIGN_OR_RETURN(streams::RuleSetVersions versions,
                   StreamReader(intake.log).RuleSets(streams::RuleSetIdOf(request.rule_set())));
  ASSIGN_OR_RETURN(streams::PublishedRuleSet published, streams::FindRuleSet(versions, request.rule_set()));
  response.set_rule_set(streams::RuleSetName(versions.id, published.hash));
  response.set_text(published.text);
  response.set_canonical(published.canonical);
  response.set_position(published.position.value);
  return absl::OkStatus();
}

absl::Status HandleListRuleSets(Intake& intake, const intake::v1::ListRuleSetsRequest& request,
                                intake::v1::ListRuleSetsResponse& response) {
  ASSIGN_OR_RETURN(size_t size, PageSize(request.page_size(), kPageSizeDefault));
  const std::string from = streams::RuleSetIdOf(request.page_token());
  RETURN_IF_ERROR(CheckPageToken(from));
  ASSIGN_OR_RETURN(std::vector<std::string> ids, RuleSetIdsFrom(*intake.log, from, size + 1));
  StreamReader reader(intake.log);
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(streams::RuleSetVersions versions, reader.RuleSets(id));
    for (const streams::PublishedRuleSet& published : VersionsAfter(versions, request.page_token())) {
      if (static_cast<size_t>(response.rule_sets_size()) == size) {
        response.set_next_page_token(response.rule_sets(response.rule_sets_size() - 1).rule_set());
        return absl::OkStatus();
      }
      RETURN_IF_ERROR(AddSummary(intake, id, published, response));
    }
  }
  return absl::OkStatus();
}

}  // namespace thuocdo::intake

#include "common/testing/campaign/campaign_log.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/eventlog/read_event.h"
#include "common/rules/read_rule_set.h"
#include "common/storage/memory_store.h"

namespace thuocdo::testing {
namespace {

constexpr char kInspector[] = "tran-thi-b";

std::vector<eventlog::v1::Record> RecordsAfter(Position position, const eventlog::EventLog& log) {
  std::vector<eventlog::v1::Record> records;
  const auto keep = [&records](const eventlog::v1::Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  EXPECT_EQ(log.Read(position, keep), absl::OkStatus());
  return records;
}

}  // namespace

CampaignLog::CampaignLog(const std::string& rule_set_text)
    : log_(eventlog::NewMemoryLog()),
      store_(storage::NewMemoryStore()),
      history_(follow::History::Open(store_.get(), {""}).value()) {
  Publish(rule_set_text);
  definition.set_id("small-2016");
  definition.set_rule_set(rules.name);
}

std::vector<eventlog::v1::Record> CampaignLog::Records() const { return RecordsAfter({0}, *log_); }

void CampaignLog::Append(const NewEvent& added, const std::string& actor) {
  testing::Append({added}, *log_, actor);
  ASSERT_EQ(history_->Apply(RecordsAfter(history_->position(), *log_), nullptr), absl::OkStatus());
}

rules::RuleSet CampaignLog::Publish(const std::string& text) {
  rules::RuleSet published = rules::ParseRuleSet(text).value();
  Append(RuleSetPublished(published, text));
  if (rules.nodes.empty()) rules = published;
  return published;
}

campaign::v1::RosterEntry& CampaignLog::AddUnit(const std::string& organization, const std::string& group,
                                                const std::string& name) {
  Append(OrganizationCreated(organization, name.empty() ? absl::StrCat("Cơ quan ", organization) : name));
  return Enroll(organization, group, definition);
}

void CampaignLog::Open() { Append(CampaignOpened(definition)); }

void CampaignLog::Amend(const std::string& reason) { Append(CampaignAmended(definition, reason)); }

void CampaignLog::Close() { Append(CampaignClosed(definition.id())); }

void CampaignLog::CloseAndReopen() {
  Close();
  Append(CampaignReopened(definition.id()));
}

void CampaignLog::RecordPublication(const ranking::v1::PublicationManifest& manifest) {
  Append(PublicationRecorded(definition.id(), manifest));
}

void CampaignLog::Rename(const std::string& organization, const std::string& name) {
  Append(OrganizationRenamed(organization, name));
}

void CampaignLog::Declare(const std::string& organization, const std::map<std::string, std::string>& texts) {
  std::vector<event::v1::CriterionAnswer> answers;
  for (const auto& [criterion, text] : texts) answers.push_back(AnswerTo(organization, criterion, text));
  Append(AnswersDeclared(definition.id(), organization, answers));
}

void CampaignLog::Correct(const std::string& organization, const std::string& criterion,
                          const std::string& text) {
  const event::v1::CriterionAnswer correction = AnswerTo(organization, criterion, text);
  Append(AnswerCorrected(definition.id(), organization, correction), kInspector);
}

void CampaignLog::Withdraw(const std::string& organization, const std::string& criterion) {
  Append(CorrectionWithdrawn(definition.id(), organization, criterion), kInspector);
}

void CampaignLog::Observe(const std::string& organization, const std::string& criterion,
                          const std::string& text) {
  const event::v1::CriterionAnswer observed = AnswerTo(organization, criterion, text);
  Append(AnswersObserved(definition.id(), organization, {observed}), "cong-dich-vu-cong");
}

void CampaignLog::Erase(Position position) {
  const eventlog::PastEvent target = eventlog::EventAt(*log_, position).value();
  NewEvent erasing = {target.header.stream(), {}};
  event::v1::PayloadErased& erased = *erasing.event.mutable_payload_erased();
  erased.set_campaign(definition.id());
  erased.set_organization(eventlog::SheetOf(target.header.stream()).value().organization);
  erased.set_position(position.value);
  erased.set_revision(target.revision().value);
  if (target.event.has_answer_corrected())
    erased.add_criteria(target.event.answer_corrected().correction().criterion());
  erased.set_reason("đơn số 5");
  Append(erasing, kInspector);
}

event::v1::CriterionAnswer CampaignLog::AnswerTo(const std::string& organization,
                                                 const std::string& criterion,
                                                 const std::string& text) const {
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    if (entry.organization() != organization) continue;
    return CriterionAnswer(criterion, AnswerOf(rules, criterion, entry.group(), text));
  }
  ADD_FAILURE() << organization << " is not on the roster";
  return {};
}

}  // namespace thuocdo::testing

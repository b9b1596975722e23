#include "services/audit/core/history/campaign_log_for_tests.h"

#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/eventlog/read_event.h"
#include "common/rules/read_rule_set.h"
#include "common/storage/memory_store.h"

namespace thuocdo::testing {

CampaignLog::CampaignLog(const std::string& rule_set_text)
    : log_(eventlog::NewMemoryLog()),
      store_(storage::NewMemoryStore()),
      history_(follow::History::Open(store_.get(), {""}).value()) {
  Publish(rule_set_text);
  definition.set_id("small-2016");
  definition.set_rule_set(rules.name);
}

void CampaignLog::Append(const std::string& stream, const event::v1::Event& event, const std::string& actor) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("request-", log_->Head().value);
  append.fingerprint = std::string(32, 'f');
  append.actor.set_id(actor);
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_OFFICER);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  append.events = {{stream, event}};
  ASSERT_TRUE(log_->Append(append).ok());
  std::vector<eventlog::v1::Record> records;
  const auto keep = [&records](const eventlog::v1::Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  ASSERT_TRUE(log_->Read(history_->position(), keep).ok());
  ASSERT_TRUE(history_->Apply(records, nullptr).ok());
}

rules::RuleSet CampaignLog::Publish(const std::string& text) {
  rules::RuleSet published = rules::ParseRuleSet(text).value();
  event::v1::Event event;
  event.mutable_rule_set_published()->set_rule_set(published.proto.id());
  event.mutable_rule_set_published()->set_hash(published.hash);
  event.mutable_rule_set_published()->set_text(text);
  event.mutable_rule_set_published()->set_canonical(published.canonical);
  Append(eventlog::RuleSetStream(published.proto.id()), event);
  if (rules.nodes.empty()) rules = published;
  return published;
}

campaign::v1::RosterEntry& CampaignLog::AddUnit(const std::string& organization, const std::string& group) {
  event::v1::Event event;
  event.mutable_organization_created()->set_organization(organization);
  event.mutable_organization_created()->set_name(absl::StrCat("Cơ quan ", organization));
  Append(eventlog::OrganizationStream(organization), event);
  campaign::v1::RosterEntry& entry = *definition.add_roster();
  entry.set_organization(organization);
  entry.set_group(group);
  entry.set_participation(campaign::v1::PARTICIPATION_FULL);
  return entry;
}

void CampaignLog::Open() {
  event::v1::Event event;
  *event.mutable_campaign_opened()->mutable_definition() = definition;
  Append(eventlog::CampaignStream(definition.id()), event);
}

void CampaignLog::Amend(const std::string& reason) {
  event::v1::Event event;
  *event.mutable_campaign_amended()->mutable_definition() = definition;
  event.mutable_campaign_amended()->set_reason(reason);
  Append(eventlog::CampaignStream(definition.id()), event);
}

void CampaignLog::CloseAndReopen() {
  event::v1::Event closed;
  closed.mutable_campaign_closed()->set_campaign(definition.id());
  Append(eventlog::CampaignStream(definition.id()), closed);
  event::v1::Event reopened;
  reopened.mutable_campaign_reopened()->set_campaign(definition.id());
  reopened.mutable_campaign_reopened()->set_reason("đơn vị giải trình");
  Append(eventlog::CampaignStream(definition.id()), reopened);
}

void CampaignLog::Rename(const std::string& organization, const std::string& name) {
  event::v1::Event event;
  event.mutable_organization_renamed()->set_organization(organization);
  event.mutable_organization_renamed()->set_name(name);
  event.mutable_organization_renamed()->set_reason("2/QĐ");
  Append(eventlog::OrganizationStream(organization), event);
}

void CampaignLog::Declare(const std::string& organization, const std::map<std::string, std::string>& texts) {
  event::v1::Event event;
  event::v1::AnswersDeclared& declared = *event.mutable_answers_declared();
  declared.set_campaign(definition.id());
  declared.set_organization(organization);
  for (const auto& [criterion, text] : texts)
    *declared.add_answers() = AnswerTo(organization, criterion, text);
  Append(eventlog::SheetStream(definition.id(), organization), event);
}

void CampaignLog::Correct(const std::string& organization, const std::string& criterion,
                          const std::string& text) {
  event::v1::Event event;
  event::v1::AnswerCorrected& corrected = *event.mutable_answer_corrected();
  corrected.set_campaign(definition.id());
  corrected.set_organization(organization);
  *corrected.mutable_correction() = AnswerTo(organization, criterion, text);
  corrected.set_reason("biên bản số 3");
  Append(eventlog::SheetStream(definition.id(), organization), event, "tran-thi-b");
}

void CampaignLog::Withdraw(const std::string& organization, const std::string& criterion) {
  event::v1::Event event;
  event::v1::CorrectionWithdrawn& withdrawn = *event.mutable_correction_withdrawn();
  withdrawn.set_campaign(definition.id());
  withdrawn.set_organization(organization);
  withdrawn.set_criterion(criterion);
  withdrawn.set_reason("giải trình được chấp nhận");
  Append(eventlog::SheetStream(definition.id(), organization), event, "tran-thi-b");
}

void CampaignLog::Observe(const std::string& organization, const std::string& criterion,
                          const std::string& text) {
  event::v1::Event event;
  event::v1::AnswersObserved& observed = *event.mutable_answers_observed();
  observed.set_campaign(definition.id());
  observed.set_organization(organization);
  observed.set_source("cong-dich-vu-cong");
  *observed.add_answers() = AnswerTo(organization, criterion, text);
  Append(eventlog::SheetStream(definition.id(), organization), event, "cong-dich-vu-cong");
}

void CampaignLog::Erase(Position position) {
  const eventlog::PastEvent target = eventlog::EventAt(*log_, position).value();
  event::v1::Event event;
  event::v1::PayloadErased& erased = *event.mutable_payload_erased();
  erased.set_campaign(definition.id());
  erased.set_organization(eventlog::SheetOf(target.header.stream()).value().organization);
  erased.set_position(position.value);
  erased.set_revision(target.revision().value);
  if (target.event.has_answer_corrected())
    erased.add_criteria(target.event.answer_corrected().correction().criterion());
  erased.set_reason("đơn số 5");
  Append(target.header.stream(), event, "tran-thi-b");
}

event::v1::CriterionAnswer CampaignLog::AnswerTo(const std::string& organization,
                                                 const std::string& criterion,
                                                 const std::string& text) const {
  event::v1::CriterionAnswer answer;
  answer.set_criterion(criterion);
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    if (entry.organization() != organization) continue;
    *answer.mutable_answer() = AnswerOf(rules, criterion, entry.group(), text);
  }
  return answer;
}

}  // namespace thuocdo::testing

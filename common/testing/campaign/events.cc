#include "common/testing/campaign/events.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace thuocdo::testing {
namespace {

// An event of the sheet of `organization`; `of` gives the part of it that names both.
template <typename Of>
NewEvent SheetEvent(const std::string& campaign, const std::string& organization, Of of) {
  NewEvent added = {eventlog::SheetStream(campaign, organization), {}};
  auto& change = *of(added.event);
  change.set_campaign(campaign);
  change.set_organization(organization);
  return added;
}

}  // namespace

void Append(std::vector<NewEvent> events, eventlog::EventLog& log, const std::string& actor) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("request-", log.Head().value);
  append.fingerprint = std::string(32, 'f');
  append.actor.set_id(actor);
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_OFFICER);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  append.events = std::move(events);
  const auto receipt = log.Append(append);
  ASSERT_TRUE(receipt.ok()) << receipt.status();
}

NewEvent RuleSetPublished(const rules::RuleSet& rules, const std::string& text) {
  NewEvent added = {eventlog::RuleSetStream(rules.proto.id()), {}};
  event::v1::RuleSetPublished& published = *added.event.mutable_rule_set_published();
  published.set_rule_set(rules.proto.id());
  published.set_hash(rules.hash);
  published.set_text(text);
  published.set_canonical(rules.canonical);
  return added;
}

NewEvent OrganizationCreated(const std::string& organization, const std::string& name) {
  NewEvent added = {eventlog::OrganizationStream(organization), {}};
  added.event.mutable_organization_created()->set_organization(organization);
  added.event.mutable_organization_created()->set_name(name);
  return added;
}

NewEvent OrganizationRenamed(const std::string& organization, const std::string& name) {
  NewEvent added = {eventlog::OrganizationStream(organization), {}};
  event::v1::OrganizationRenamed& renamed = *added.event.mutable_organization_renamed();
  renamed.set_organization(organization);
  renamed.set_name(name);
  renamed.set_reason("2/QĐ");
  return added;
}

NewEvent CampaignOpened(const campaign::v1::CampaignDefinition& definition) {
  NewEvent added = {eventlog::CampaignStream(definition.id()), {}};
  *added.event.mutable_campaign_opened()->mutable_definition() = definition;
  return added;
}

NewEvent CampaignAmended(const campaign::v1::CampaignDefinition& definition, const std::string& reason) {
  NewEvent added = {eventlog::CampaignStream(definition.id()), {}};
  *added.event.mutable_campaign_amended()->mutable_definition() = definition;
  added.event.mutable_campaign_amended()->set_reason(reason);
  return added;
}

NewEvent CampaignClosed(const std::string& campaign) {
  NewEvent added = {eventlog::CampaignStream(campaign), {}};
  added.event.mutable_campaign_closed()->set_campaign(campaign);
  return added;
}

NewEvent CampaignReopened(const std::string& campaign) {
  NewEvent added = {eventlog::CampaignStream(campaign), {}};
  added.event.mutable_campaign_reopened()->set_campaign(campaign);
  added.event.mutable_campaign_reopened()->set_reason("đơn vị giải trình");
  return added;
}

NewEvent PublicationRecorded(const std::string& campaign, const ranking::v1::PublicationManifest& manifest) {
  NewEvent added = {eventlog::CampaignStream(campaign), {}};
  added.event.mutable_publication_recorded()->set_campaign(campaign);
  added.event.mutable_publication_recorded()->set_manifest(manifest.SerializeAsString());
  return added;
}

NewEvent EarlierRankingRecorded(const std::string& ranking,
                                const std::vector<event::v1::EarlierRank>& ranks) {
  NewEvent added = {eventlog::CampaignStream(ranking), {}};
  added.event.mutable_earlier_ranking_recorded()->set_ranking(ranking);
  added.event.mutable_earlier_ranking_recorded()->mutable_ranks()->Assign(ranks.begin(), ranks.end());
  return added;
}

event::v1::EarlierRank EarlierRank(const std::string& group, const std::string& component,
                                   const std::string& organization, uint32_t rank) {
  event::v1::EarlierRank earlier;
  earlier.set_group(group);
  earlier.set_component(component);
  earlier.set_organization(organization);
  earlier.set_rank(rank);
  return earlier;
}

event::v1::CriterionAnswer CriterionAnswer(const std::string& criterion, const event::v1::Answer& answer) {
  event::v1::CriterionAnswer line;
  line.set_criterion(criterion);
  *line.mutable_answer() = answer;
  return line;
}

event::v1::CriterionAnswer PointsAnswer(const std::string& criterion, const std::string& points) {
  event::v1::Answer answer;
  answer.set_points(points);
  answer.set_basis(event::v1::BASIS_DECLARED);
  return CriterionAnswer(criterion, answer);
}

NewEvent AnswersDeclared(const std::string& campaign, const std::string& organization,
                         const std::vector<event::v1::CriterionAnswer>& answers) {
  NewEvent added = SheetEvent(campaign, organization,
                              [](event::v1::Event& event) { return event.mutable_answers_declared(); });
  added.event.mutable_answers_declared()->mutable_answers()->Assign(answers.begin(), answers.end());
  return added;
}

NewEvent AnswersObserved(const std::string& campaign, const std::string& organization,
                         const std::vector<event::v1::CriterionAnswer>& answers) {
  NewEvent added = SheetEvent(campaign, organization,
                              [](event::v1::Event& event) { return event.mutable_answers_observed(); });
  added.event.mutable_answers_observed()->set_source("cong-dich-vu-cong");
  added.event.mutable_answers_observed()->mutable_answers()->Assign(answers.begin(), answers.end());
  return added;
}

NewEvent AnswerCorrected(const std::string& campaign, const std::string& organization,
                         const event::v1::CriterionAnswer& correction) {
  NewEvent added = SheetEvent(campaign, organization,
                              [](event::v1::Event& event) { return event.mutable_answer_corrected(); });
  *added.event.mutable_answer_corrected()->mutable_correction() = correction;
  added.event.mutable_answer_corrected()->set_reason("biên bản số 3");
  return added;
}

NewEvent CorrectionWithdrawn(const std::string& campaign, const std::string& organization,
                             const std::string& criterion) {
  NewEvent added = SheetEvent(campaign, organization,
                              [](event::v1::Event& event) { return event.mutable_correction_withdrawn(); });
  added.event.mutable_correction_withdrawn()->set_criterion(criterion);
  added.event.mutable_correction_withdrawn()->set_reason("giải trình được chấp nhận");
  return added;
}

}  // namespace thuocdo::testing

#include "tests/scale/made_campaign.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"

namespace thuocdo::scale {
namespace {

using event::v1::Event;

constexpr char kGroup[] = "departments";
constexpr size_t kFlushBytes = 4 << 20;

std::string UnitId(int number) { return absl::StrFormat("xa-%05d", number); }

void Write(const SlowCriterion& criterion, const PlainAnswer& plain, event::v1::CriterionAnswer& line) {
  line.set_criterion(criterion.id);
  event::v1::Answer& answer = *line.mutable_answer();
  answer.set_basis(event::v1::BASIS_GENERATED);
  const rules::v1::Criterion& method = *criterion.method;
  if (method.has_yes_no()) answer.set_yes(plain.part == 1);
  if (method.has_bands()) {
    const bool is_whole = plain.part % 100 == 0;
    answer.set_percentage(is_whole ? absl::StrCat(plain.part / 100)
                                   : absl::StrFormat("%d.%d", plain.part / 100, plain.part % 100 / 10));
  }
  if (method.has_choice()) answer.set_choice(method.choice().options(static_cast<int>(plain.part)).id());
  if (method.has_awarded_points()) answer.set_points(absl::StrCat(plain.part));
  if (!method.has_count_ratio()) return;
  answer.mutable_count()->set_part(static_cast<uint64_t>(plain.part));
  answer.mutable_count()->set_whole(static_cast<uint64_t>(plain.whole));
}

}  // namespace

void Appender::Add(const std::string& stream, Event event) {
  bytes_ += event.ByteSizeLong();
  ++count_;
  append_.events.push_back({stream, std::move(event)});
  if (append_.events.size() == eventlog::kAppendEventsMax || bytes_ > kFlushBytes) Flush();
}

void Appender::Flush() {
  if (append_.events.empty()) return;
  append_.request_id = absl::StrCat("made-", log_->Head().value);
  append_.fingerprint = std::string(32, 'f');
  append_.actor.set_id("nguyen-van-a");
  append_.actor.set_kind(eventlog::v1::ACTOR_KIND_OFFICER);
  append_.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  const auto receipt = log_->Append(append_);
  ASSERT_TRUE(receipt.ok()) << receipt.status();
  append_ = {};
  bytes_ = 0;
}

std::string AppendRules(const std::string& text, eventlog::EventLog& log) {
  const rules::RuleSet rules = rules::ParseRuleSet(text).value();
  Event event;
  event.mutable_rule_set_published()->set_rule_set(rules.proto.id());
  event.mutable_rule_set_published()->set_hash(rules.hash);
  event.mutable_rule_set_published()->set_text(text);
  event.mutable_rule_set_published()->set_canonical(rules.canonical);
  Appender appender(&log);
  appender.Add(eventlog::RuleSetStream(rules.proto.id()), event);
  appender.Flush();
  return rules.name;
}

void AppendOrganizations(int units, eventlog::EventLog& log) {
  Appender appender(&log);
  for (int number = 0; number < units; ++number) {
    const std::string name = absl::StrCat("Ủy ban nhân dân xã số ", number);
    Event created;
    created.mutable_organization_created()->set_organization(UnitId(number));
    created.mutable_organization_created()->set_name(name);
    appender.Add(eventlog::OrganizationStream(UnitId(number)), created);
    Event registered;
    registered.mutable_names_registered()->set_organization(UnitId(number));
    registered.mutable_names_registered()->add_names(name);
    appender.Add(std::string(eventlog::kOrganizationsStream), registered);
  }
  appender.Flush();
}

MadeCampaign::MadeCampaign(const SlowModel* model, MadeAs as)
    : model_(model), as_(std::move(as)), state_(as_.seed) {
  for (int number = 0; number < as_.units; ++number) MakeUnit(number);
  MakeDefinition();
}

// splitmix64: the same numbers on every machine.
uint64_t MadeCampaign::Below(uint64_t end) {
  state_ += 0x9e3779b97f4a7c15;
  uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return (mixed ^ (mixed >> 31)) % end;
}

PlainAnswer MadeCampaign::AnswerTo(const SlowCriterion& criterion) {
  const rules::v1::Criterion& method = *criterion.method;
  PlainAnswer answer{true, 0, 0};
  if (method.has_yes_no()) answer.part = static_cast<long>(Below(2));
  if (method.has_bands()) answer.part = static_cast<long>(Below(1001)) * 10;
  if (method.has_choice())
    answer.part = static_cast<long>(Below(static_cast<uint64_t>(method.choice().options_size())));
  if (method.has_awarded_points())
    answer.part = static_cast<long>(Below(static_cast<uint64_t>(criterion.maximum) / 5 + 1)) * 5;
  if (!method.has_count_ratio()) return answer;
  answer.whole = static_cast<long>(Below(300));
  answer.part = static_cast<long>(Below(static_cast<uint64_t>(answer.whole) + 1));
  return answer;
}

void MadeCampaign::MakeUnit(int number) {
  PlainUnit unit;
  unit.id = UnitId(number);
  unit.declares = Below(100) != 0;
  unit.without_online = Below(100) == 0;
  for (const SlowCriterion& criterion : model_->criteria()) {
    const bool is_online = criterion.components.back() == "online-services";
    const bool is_asked = unit.declares && !(unit.without_online && is_online);
    const bool answers = is_asked && Below(50) != 0;
    const bool corrects = is_asked && Below(100) < static_cast<uint64_t>(as_.corrections_of_100);
    unit.declared.push_back(answers ? AnswerTo(criterion) : PlainAnswer());
    unit.corrected.push_back(corrects ? AnswerTo(criterion) : PlainAnswer());
  }
  units_.push_back(std::move(unit));
}

void MadeCampaign::MakeDefinition() {
  definition_.set_id(as_.id);
  definition_.set_title("Kỳ đánh giá tạo ra để thử");
  definition_.set_authority("Bộ");
  definition_.set_year(2016);
  definition_.set_rule_set(as_.rule_set);
  for (const PlainUnit& unit : units_) {
    campaign::v1::RosterEntry& entry = *definition_.add_roster();
    entry.set_organization(unit.id);
    entry.set_group(kGroup);
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    if (!unit.without_online) continue;
    entry.set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
    entry.add_without_components("online-services");
    entry.set_reason("Không có thủ tục hành chính");
  }
  int number = 0;
  for (const char* component : {"total", "infrastructure", "internal-use", "portal", "online-services",
                                "security", "policy", "people-investment"}) {
    campaign::v1::TableDefinition& table = *definition_.add_tables();
    table.set_id(absl::StrCat("1.", number++));
    table.set_title(component);
    table.set_group(kGroup);
    table.set_component(component);
  }
}

size_t MadeCampaign::AppendTo(eventlog::EventLog& log) const {
  Appender appender(&log);
  Event opened;
  *opened.mutable_campaign_opened()->mutable_definition() = definition_;
  appender.Add(eventlog::CampaignStream(as_.id), opened);
  const std::vector<SlowCriterion>& criteria = model_->criteria();
  for (const PlainUnit& unit : units_) {
    if (!unit.declares) continue;
    Event event;
    event::v1::AnswersDeclared& declared = *event.mutable_answers_declared();
    declared.set_campaign(as_.id);
    declared.set_organization(unit.id);
    declared.set_prepared_by("chuyen-vien");
    declared.set_approved_by("thu-truong");
    for (size_t i = 0; i < criteria.size(); ++i) {
      if (unit.declared[i].given) Write(criteria[i], unit.declared[i], *declared.add_answers());
    }
    appender.Add(eventlog::SheetStream(as_.id, unit.id), event);
  }
  for (const PlainUnit& unit : units_) {
    for (size_t i = 0; i < criteria.size(); ++i) {
      if (!unit.corrected[i].given) continue;
      Event event;
      event::v1::AnswerCorrected& corrected = *event.mutable_answer_corrected();
      corrected.set_campaign(as_.id);
      corrected.set_organization(unit.id);
      corrected.set_reason("Biên bản kiểm tra số 3");
      Write(criteria[i], unit.corrected[i], *corrected.mutable_correction());
      appender.Add(eventlog::SheetStream(as_.id, unit.id), event);
    }
  }
  appender.Flush();
  return appender.count();
}

}  // namespace thuocdo::scale

#include "tests/scale/made_campaign.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/testing/campaign/definition.h"
#include "common/testing/campaign/events.h"

namespace thuocdo::scale {
namespace {

using event::v1::Event;

constexpr char kGroup[] = "departments";
constexpr size_t kFlushBytes = 4 << 20;

std::string UnitId(int number) { return absl::StrFormat("xa-%05d", number); }

event::v1::CriterionAnswer Line(const SlowCriterion& criterion, const PlainAnswer& plain) {
  event::v1::Answer answer;
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
  if (method.has_count_ratio()) {
    answer.mutable_count()->set_part(static_cast<uint64_t>(plain.part));
    answer.mutable_count()->set_whole(static_cast<uint64_t>(plain.whole));
  }
  return testing::CriterionAnswer(criterion.id, answer);
}

}  // namespace

void Appender::Add(eventlog::NewEvent added) {
  bytes_ += added.event.ByteSizeLong();
  ++count_;
  events_.push_back(std::move(added));
  if (events_.size() == eventlog::kAppendEventsMax || bytes_ > kFlushBytes) Flush();
}

void Appender::Flush() {
  if (events_.empty()) return;
  testing::Append(std::move(events_), *log_);
  events_.clear();
  bytes_ = 0;
}

std::string AppendRules(const std::string& text, eventlog::EventLog& log) {
  const rules::RuleSet rules = rules::ParseRuleSet(text).value();
  testing::Append({testing::RuleSetPublished(rules, text)}, log);
  return rules.name;
}

void AppendOrganizations(int units, eventlog::EventLog& log) {
  Appender appender(&log);
  for (int number = 0; number < units; ++number) {
    const std::string name = absl::StrCat("Ủy ban nhân dân xã số ", number);
    appender.Add(testing::OrganizationCreated(UnitId(number), name));
    Event registered;
    registered.mutable_names_registered()->set_organization(UnitId(number));
    registered.mutable_names_registered()->add_names(name);
    appender.Add({std::string(eventlog::kOrganizationsStream), registered});
  }
  appender.Flush();
}

MadeCampaign::MadeCampaign(const SlowModel* model, MadeAs as)
    : model_(model), as_(std::move(as)), dice_(as_.seed) {
  for (int number = 0; number < as_.units; ++number) MakeUnit(number);
  MakeDefinition();
}

PlainAnswer MadeCampaign::AnswerTo(const SlowCriterion& criterion) {
  const rules::v1::Criterion& method = *criterion.method;
  PlainAnswer answer{true, 0, 0};
  if (method.has_yes_no()) answer.part = static_cast<long>(dice_.Below(2));
  if (method.has_bands()) answer.part = static_cast<long>(dice_.Below(1001)) * 10;
  if (method.has_choice())
    answer.part = static_cast<long>(dice_.Below(static_cast<uint64_t>(method.choice().options_size())));
  if (method.has_awarded_points())
    answer.part = static_cast<long>(dice_.Below(static_cast<uint64_t>(criterion.maximum) / 5 + 1)) * 5;
  if (!method.has_count_ratio()) return answer;
  answer.whole = static_cast<long>(dice_.Below(300));
  answer.part = static_cast<long>(dice_.Below(static_cast<uint64_t>(answer.whole) + 1));
  return answer;
}

void MadeCampaign::MakeUnit(int number) {
  PlainUnit unit;
  unit.id = UnitId(number);
  unit.declares = dice_.Below(100) != 0;
  unit.without_online = dice_.Below(100) == 0;
  for (const SlowCriterion& criterion : model_->criteria()) {
    const bool is_online = criterion.components.back() == "online-services";
    const bool is_asked = unit.declares && !(unit.without_online && is_online);
    const bool answers = is_asked && dice_.Below(50) != 0;
    const bool corrects = is_asked && dice_.Below(100) < static_cast<uint64_t>(as_.corrections_of_100);
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
    campaign::v1::RosterEntry& entry = testing::Enroll(unit.id, kGroup, definition_);
    if (!unit.without_online) continue;
    entry.set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
    entry.add_without_components("online-services");
    entry.set_reason("Không có thủ tục hành chính");
  }
  int number = 0;
  for (const char* component : {"total", "infrastructure", "internal-use", "portal", "online-services",
                                "security", "policy", "people-investment"}) {
    testing::AddTable(absl::StrCat("1.", number++), kGroup, component, definition_);
  }
}

eventlog::NewEvent MadeCampaign::DeclarationOf(const PlainUnit& unit) const {
  std::vector<event::v1::CriterionAnswer> answers;
  for (size_t i = 0; i < unit.declared.size(); ++i) {
    if (unit.declared[i].given) answers.push_back(Line(model_->criteria()[i], unit.declared[i]));
  }
  eventlog::NewEvent added = testing::AnswersDeclared(as_.id, unit.id, answers);
  added.event.mutable_answers_declared()->set_prepared_by("chuyen-vien");
  added.event.mutable_answers_declared()->set_approved_by("thu-truong");
  return added;
}

size_t MadeCampaign::AppendTo(eventlog::EventLog& log) const {
  Appender appender(&log);
  appender.Add(testing::CampaignOpened(definition_));
  for (const PlainUnit& unit : units_) {
    if (unit.declares) appender.Add(DeclarationOf(unit));
  }
  for (const PlainUnit& unit : units_) {
    for (size_t i = 0; i < unit.corrected.size(); ++i) {
      if (!unit.corrected[i].given) continue;
      const event::v1::CriterionAnswer correction = Line(model_->criteria()[i], unit.corrected[i]);
      appender.Add(testing::AnswerCorrected(as_.id, unit.id, correction));
    }
  }
  appender.Flush();
  return appender.count();
}

}  // namespace thuocdo::scale

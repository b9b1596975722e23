#include "common/testing/campaign/definition.h"

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"

namespace thuocdo::testing {

event::v1::Answer AnswerOf(const rules::RuleSet& rules, const std::string& criterion,
                           const campaign::v1::RosterEntry& entry, const std::string& text,
                           event::v1::Basis basis) {
  intake::v1::AnswerInput input;
  input.set_text(text);
  input.set_basis(basis);
  if (text == "n/a") input.set_note("không có thủ tục");
  return rules::ReadAnswer(rules, *rules.FindNode(criterion), entry, input).value();
}

event::v1::Answer AnswerOf(const rules::RuleSet& rules, const std::string& criterion,
                           const std::string& group, const std::string& text, event::v1::Basis basis) {
  campaign::v1::RosterEntry entry;
  entry.set_group(group);
  return AnswerOf(rules, criterion, entry, text, basis);
}

campaign::v1::RosterEntry& Enroll(const std::string& organization, const std::string& group,
                                  campaign::v1::CampaignDefinition& definition) {
  campaign::v1::RosterEntry& entry = *definition.add_roster();
  entry.set_organization(organization);
  entry.set_group(group);
  entry.set_participation(campaign::v1::PARTICIPATION_FULL);
  return entry;
}

campaign::v1::TableDefinition& AddTable(const std::string& id, const std::string& group,
                                        const std::string& component,
                                        campaign::v1::CampaignDefinition& definition) {
  campaign::v1::TableDefinition& table = *definition.add_tables();
  table.set_id(id);
  table.set_title(absl::StrCat("Bảng ", id));
  table.set_group(group);
  table.set_component(component);
  return table;
}

}  // namespace thuocdo::testing

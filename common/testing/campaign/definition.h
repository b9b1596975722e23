// What campaigns of tests are defined by: answers, rosters and tables.
#pragma once

#include <string>

#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::testing {

// Returns `text` as the answer of the unit of `entry`, or of one of `group`, to `criterion`, with a reason if
// it is `n/a`.
event::v1::Answer AnswerOf(const rules::RuleSet& rules, const std::string& criterion,
                           const campaign::v1::RosterEntry& entry, const std::string& text,
                           event::v1::Basis basis = event::v1::BASIS_DECLARED);
event::v1::Answer AnswerOf(const rules::RuleSet& rules, const std::string& criterion,
                           const std::string& group, const std::string& text,
                           event::v1::Basis basis = event::v1::BASIS_DECLARED);

// Puts `organization` on the roster of `definition`; what differs from a full assessment is changed in the
// entry.
campaign::v1::RosterEntry& Enroll(const std::string& organization, const std::string& group,
                                  campaign::v1::CampaignDefinition& definition);

// Adds the table number `id`.
campaign::v1::TableDefinition& AddTable(const std::string& id, const std::string& group,
                                        const std::string& component,
                                        campaign::v1::CampaignDefinition& definition);

}  // namespace thuocdo::testing

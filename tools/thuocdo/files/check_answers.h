// A file of answers, held against its campaign before anything of it is sent: a file is one wish.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::client {

// Returns OK if intake, were it asked now, would understand every row of `sheets`, which were read from
// `file`: the organization is assessed, the criterion exists, is asked of it and has the title that the file
// gives, and the answer is one. Rows without an answer are fine.
//
// Returns INVALID_ARGUMENT ("FILE is rejected, nothing was sent") with every violation at its line otherwise;
// an id that is not known comes with the one that was probably meant.
absl::Status CheckAnswers(const std::string& file, const std::vector<OrganizationAnswers>& sheets,
                          const campaign::v1::CampaignDefinition& definition, const rules::RuleSet& rules);

}  // namespace thuocdo::client

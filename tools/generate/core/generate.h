// Made answers that add up to points that are known.
//
// Where a decision prints points of components but not what was declared, a campaign of single criteria can
// only be shown with answers that are made. These give exactly the printed points, are marked as generated,
// and say nothing else about the real organizations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::generate {

// What is to be made.
struct GenerateInput {
  const rules::RuleSet* rules = nullptr;
  const campaign::v1::CampaignDefinition* definition = nullptr;
  // The points to make. A row's criterion names a node of the rules, perhaps followed by `.points`; its
  // answer is the points that the criteria at and below the node give together.
  std::vector<client::OrganizationAnswers> targets;
  uint64_t seed = 0;
};

// Answers to every criterion that the campaign's organizations are assessed on, in the order of the targets
// and of the rules; basis generated. Every combination of points that makes a target is as likely. A target's
// answers depend on the seed, the organization and the node alone.
//
// Returns INVALID_ARGUMENT with every violation: a target that names no node or no assessed organization, or
// is no number; one that no answers add up to; a criterion under no target or under two; one whose points do
// not follow from its answer.
absl::StatusOr<std::vector<client::OrganizationAnswers>> GenerateAnswers(const GenerateInput& input);

// The answers as ReadAnswersCsv reads them.
std::string AnswersCsv(const std::vector<client::OrganizationAnswers>& sheets);

}  // namespace thuocdo::generate

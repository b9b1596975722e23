// Generated answers that result in given points.
//
// A decision may print the points of components but not the answers. A campaign with single criteria then
// needs generated answers. They result in exactly the printed points, are marked as generated, and have no
// other relation to the real organizations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::generate {

// What to generate.
struct GenerateInput {
  const rules::RuleSet* rules = nullptr;
  const campaign::v1::CampaignDefinition* definition = nullptr;
  // The points to reach. The criterion of a row is a node of the rules, which may be followed by `.points`;
  // the answer is the sum of the points of all criteria at and below the node.
  std::vector<client::OrganizationAnswers> targets;
  uint64_t seed = 0;
};

// Returns answers to every criterion that the campaign's organizations are assessed on, in the order of the
// targets and of the rules, with the basis "generated". All combinations of points that reach a target have
// the same probability. The answers of a target depend only on the seed, the organization and the node.
//
// Returns INVALID_ARGUMENT with every violation: a target that names no node or no assessed organization,
// that is no number, or that no answers reach; a criterion under no target or under two; one whose scoring
// method has no sample answers.
absl::StatusOr<std::vector<client::OrganizationAnswers>> GenerateAnswers(const GenerateInput& input);

// Returns the answers as ReadAnswersCsv reads them.
std::string AnswersCsv(const std::vector<client::OrganizationAnswers>& sheets);

}  // namespace thuocdo::generate

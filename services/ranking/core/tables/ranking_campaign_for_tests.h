// Campaigns whose answers are points: what they give in score cards and tables.
#pragma once

#include <string>
#include <vector>

#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::testing {

// A scored campaign, and its tables.
struct RankedPoints : ScoredCampaign {
  using ScoredCampaign::ScoredCampaign;

  // Sets what `organization` has declared for `criterion`, at position 1.
  void SetPoints(const std::string& organization, const std::string& criterion, const std::string& points,
                 event::v1::Basis basis = event::v1::BASIS_DECLARED);

  std::vector<ranking::Table> Tables(const ranking::PreviousRanks& previous = {}) const;
  // Returns the table of this number; an empty one if there is none.
  ranking::Table TableById(const std::string& id, const ranking::PreviousRanks& previous = {}) const;
};

// The tree: `total` (100, districts 200) = `infrastructure` (20, 40) + `serving`, which has no table, =
// `portal` (50, 100) + `online` (30, 60); every leaf component has one criterion, `<component>.points`.
// Levels: Tốt from 80 %, Khá from 60 %, Trung bình. Tables 1, 1.1, 1.2 and 1.3 rank departments; 2 ranks
// districts.
struct TestCampaign : RankedPoints {
  // `rank_rule` is a name such as "RANK_RULE_DENSE"; points are printed with `points_digits` decimals.
  explicit TestCampaign(const std::string& rank_rule = "RANK_RULE_DENSE", int points_digits = 0);

  // Enrolls the organization `id`; an empty `name` stands for the id.
  campaign::v1::RosterEntry& Enroll(const std::string& id, const std::string& group = "departments",
                                    const std::string& name = "");

  // Enrolls a department that declares points for infrastructure, portal and online.
  void Declare(const std::string& id, const std::vector<std::string>& points, const std::string& name = "",
               event::v1::Basis basis = event::v1::BASIS_DECLARED);
};

}  // namespace thuocdo::testing

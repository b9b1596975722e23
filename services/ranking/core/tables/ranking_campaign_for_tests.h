// A small campaign that turns points of organizations into score cards and tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::testing {

// The tree: `total` (100, districts 200) = `infrastructure` (20, 40) + `serving`, which has no table, =
// `portal` (50, 100) + `online` (30, 60); every leaf component has one criterion, `<component>.points`.
// Levels: Tốt from 80 %, Khá from 60 %, Trung bình. Tables 1, 1.1, 1.2 and 1.3 rank departments; 2 ranks
// districts.
class TestCampaign {
 public:
  // `rank_rule` is a name such as "RANK_RULE_DENSE"; points are printed with `points_digits` decimals.
  explicit TestCampaign(const std::string& rank_rule = "RANK_RULE_DENSE", int points_digits = 0);

  // Enrolls the organization `id`; an empty `name` stands for the id.
  campaign::v1::RosterEntry& Enroll(const std::string& id, const std::string& group = "departments",
                                    const std::string& name = "");

  // Enrolls a department that declares points for infrastructure, portal and online.
  void Declare(const std::string& id, const std::vector<std::string>& points, const std::string& name = "",
               event::v1::Basis basis = event::v1::BASIS_DECLARED);

  // Sets the declared points of one leaf component.
  void SetPoints(const std::string& id, const std::string& component, const std::string& points,
                 event::v1::Basis basis = event::v1::BASIS_DECLARED);

  const rules::RuleSet& rules() const { return rules_; }
  // By organization id.
  const std::map<std::string, std::string>& names() const { return names_; }
  campaign::v1::CampaignDefinition& definition() { return definition_; }

  std::vector<scoring::ScoreCard> Cards() const;
  std::vector<ranking::Table> Tables(const ranking::PreviousRanks& previous = {}) const;
  // Returns the table of this number; an empty one if there is none.
  ranking::Table TableById(const std::string& id, const ranking::PreviousRanks& previous = {}) const;

 private:
  rules::RuleSet rules_;
  campaign::v1::CampaignDefinition definition_;
  std::map<std::string, streams::SheetState> sheets_;
  std::map<std::string, std::string> names_;
};

}  // namespace thuocdo::testing

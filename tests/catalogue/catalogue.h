// The catalogue's campaigns of 2016, loaded from their files and run through the pure parts: fold, score,
// rank, check.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/rules/model/rule_set.h"
#include "services/ranking/core/printed_check/printed_table_check.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/scoring/score.h"
#include "thuocdo/intake/v1/organizations.pb.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::testing {

// What `deploy/catalogue/` says of one campaign.
struct Catalogue {
  rules::RuleSet rules;
  campaign::v1::CampaignDefinition definition;
  std::vector<intake::v1::OrganizationSpec> organizations;
  std::vector<client::OrganizationAnswers> answers;
  ranking::PreviousRanks previous;
  std::vector<ranking::v1::PublishedTableRow> printed;
};

// Reads the catalogue's files, which must be sound.
rules::RuleSet LoadRules(const std::string& id);
Catalogue LoadCatalogue(const std::string& campaign = "binh-dinh-2016");

Catalogue LoadNationalIndex();

// The event that intake makes of a declaration.
event::v1::Event DeclarationOf(const Catalogue& catalogue, const client::OrganizationAnswers& sheet);

// The sheets after every organization has declared.
std::map<std::string, streams::SheetState> DeclaredSheets(const Catalogue& catalogue);

std::vector<scoring::ScoreCard> ScoreCatalogue(const Catalogue& catalogue);
std::vector<ranking::Table> RankCatalogue(const Catalogue& catalogue);

// The same under `rules`, which amend the catalogue's.
std::vector<scoring::ScoreCard> ScoreReplay(const Catalogue& catalogue, const rules::RuleSet& rules);
std::vector<ranking::Table> RankReplay(const Catalogue& catalogue, const rules::RuleSet& rules);

ranking::v1::CheckPrintedTablesResponse CheckCatalogue(const Catalogue& catalogue);

}  // namespace thuocdo::testing

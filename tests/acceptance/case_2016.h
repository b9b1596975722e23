// The assessment of 2016 by Bình Định province, step by step, through the client.
#pragma once

#include <map>
#include <string>

#include "common/testing/deployed_programs.h"

namespace thuocdo::acceptance {

using testing::DeployedPrograms;
using testing::Layout;
using testing::Process;
using testing::ProgramRun;

inline constexpr char kCampaign[] = "binh-dinh-2016";

// A file of the catalogue.
std::string CatalogueFile(const std::string& name);

// The CSV of every table of the campaign, by the table's id.
using Tables = std::map<std::string, std::string>;

// Runs the client and expects that it is served.
ProgramRun Expect(const DeployedPrograms& deployment, const std::vector<std::string>& words);

// Rule set, organizations, ranks of 2015, and an open campaign.
void Prepare(const DeployedPrograms& deployment);

// Declares the answers of 2016, or those of another file.
ProgramRun Declare(const DeployedPrograms& deployment,
                   const std::string& file = CatalogueFile("answers/binh-dinh-2016.csv"));

// Everything up to the closed campaign.
void RunUpToClosing(const DeployedPrograms& deployment);

// The tables as the client prints them, now or as of an old position.
Tables ShowTables(const DeployedPrograms& deployment, const std::vector<std::string>& options = {});

// The tables as they must be (tests/golden).
Tables GoldenTables();

// The answers of 2016 with the organizations in reverse order, as a file.
std::string ReversedAnswers();

// The log's last position.
uint64_t Head(const DeployedPrograms& deployment);

}  // namespace thuocdo::acceptance

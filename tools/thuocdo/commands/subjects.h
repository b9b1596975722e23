// The subcommands, by subject. Each function adds its subject's to `app`; `session` must outlive `app`'s use.
#pragma once

#include "CLI/App.hpp"
#include "tools/thuocdo/client/session.h"

namespace thuocdo::client {

void AddServe(CLI::App& app, Session& session);
void AddRuleSets(CLI::App& app, Session& session);
void AddOrganizations(CLI::App& app, Session& session);
void AddCampaigns(CLI::App& app, Session& session);
void AddDeclare(CLI::App& app, Session& session);
void AddCorrect(CLI::App& app, Session& session);
void AddObserve(CLI::App& app, Session& session);
void AddScore(CLI::App& app, Session& session);
void AddRanking(CLI::App& app, Session& session);
void AddDecision(CLI::App& app, Session& session);
void AddAudit(CLI::App& app, Session& session);
void AddLog(CLI::App& app, Session& session);
void AddKeys(CLI::App& app, Session& session);

// What an event said, erased.
void AddLogErase(CLI::App& log, Session& session);

// Copies of the log.
void AddLogBackup(CLI::App& log, Session& session);
void AddLogRestore(CLI::App& log, Session& session);

// Of audit: whether the log is whole, proofs that receipts are in it, the log as files, and
// what an organization checks its place with.
void AddAuditFsck(CLI::App& audit, Session& session);
void AddAuditReceipts(CLI::App& audit, Session& session);
void AddAuditExport(CLI::App& audit, Session& session);
void AddAuditBundle(CLI::App& audit, Session& session);

// Of campaigns: who has declared, and the form to declare with.
void AddCampaignStatus(CLI::App& campaign, Session& session);
void AddCampaignForm(CLI::App& campaign, Session& session);

// Why a score is what it is: of scores, and of rankings.
void AddScoreExplain(CLI::App& score, Session& session);
void AddScoreHistory(CLI::App& score, Session& session);
void AddRankingExplain(CLI::App& ranking, Session& session);

// What would be, or was, otherwise: of scores, and of rankings.
void AddScoreWhatIf(CLI::App& score, Session& session);
void AddRankingCompare(CLI::App& ranking, Session& session);

}  // namespace thuocdo::client

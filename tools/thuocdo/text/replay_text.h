// What had no answer in a replay, and what was done about it, in Vietnamese.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "thuocdo/ranking/v1/ranking.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::client {

// `binh-dinh-2016` of `binh-dinh-2016@<hash>`.
std::string RuleSetId(absl::string_view name);

// Under which rules these tables are, which are the campaign's own, and how answers came from one to the
// other: a line each. None unless it is a replay.
std::vector<std::string> ReplayHead(const ranking::v1::GetTablesResponse& tables);

// The notes about `group`: a line each. None unless it is a replay.
std::vector<std::string> ReplayNoteLines(const ranking::v1::GetTablesResponse& tables,
                                         absl::string_view group);

// The head, then the notes about `group` as a table by criterion, with the units they are about where these
// are not all; that there are none, if so. Empty unless it is a replay.
std::string RenderReplay(const ranking::v1::GetTablesResponse& tables, absl::string_view group);

// What one card does not answer as the rules of a replay ask. Empty if it has no such notes.
std::string RenderReplayNotes(const scoring::v1::ScoreCard& card);

}  // namespace thuocdo::client

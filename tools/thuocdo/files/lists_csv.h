// The other CSV files that the client reads: organizations, earlier rankings, printed tables.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/intake/v1/organizations.pb.h"
#include "thuocdo/intake/v1/publications.pb.h"
#include "thuocdo/ranking/v1/ranking.pb.h"
#include "tools/thuocdo/files/input_text.h"
#include "tools/thuocdo/files/table_file.h"

namespace thuocdo::client {

// Reads `id,name,aliases`, aliases separated by `|`.
//
// Returns INVALID_ARGUMENT with every violation at its line: a bad id, an id twice, an empty name.
absl::StatusOr<std::vector<intake::v1::OrganizationSpec>> ReadOrganizationsCsv(const InputText& input);

// Reads `ID=NAME`, as on the command line.
//
// Returns INVALID_ARGUMENT that shows the form.
absl::StatusOr<intake::v1::OrganizationSpec> ReadOrganizationSpec(absl::string_view text);

// Reads `ranking,title,group,component,organization,rank`: one or more earlier rankings, in the order in
// which they first appear, without request ids.
//
// Returns INVALID_ARGUMENT with every violation at its line: a rank that is no number from 1, two titles for
// one ranking.
absl::StatusOr<std::vector<intake::v1::RecordEarlierRankingRequest>> ReadEarlierRankingsCsv(
    const InputText& input);

// Reads `table,row,stt,unit,points,max_points,percent,level,rank,previous_rank`, all but `row` as printed.
//
// Returns INVALID_ARGUMENT with every violation at its line: an empty table or unit, a row that is no number
// from 1.
absl::StatusOr<std::vector<ranking::v1::PublishedTableRow>> ReadPrintedTablesCsv(const InputText& input);

}  // namespace thuocdo::client

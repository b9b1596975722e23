// Score cards as bytes that anyone can recompute (FORMAT.md).
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/scoring/core/card/score_card.h"

namespace thuocdo::scoring {

// Returns the card as CSV: `node,state,answer,points,max_points,level`, points exact (FORMAT.md).
std::string CardCsv(const ScoreCard& card);

// Returns SHA-256(0x03 ‖ salt ‖ csv), 32 bytes. `salt` is that of the last record of the sheet; an empty one
// (a sheet without a record) stands for 32 zero bytes.
std::string CardDigest(absl::string_view salt, absl::string_view csv);

}  // namespace thuocdo::scoring

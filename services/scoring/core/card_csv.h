// Score cards as bytes that anyone can recompute (FORMAT.md).
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/scoring/core/score.h"

namespace thuocdo {

// SHA-256(0x03 ‖ salt ‖ csv), 32 bytes. `salt` is that of the sheet's last record; empty, where nothing was
// said yet, stands for 32 zero bytes.
std::string CardDigest(absl::string_view salt, absl::string_view csv);

}  // namespace thuocdo

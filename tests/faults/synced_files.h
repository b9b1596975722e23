// What a power cut leaves of a program's files.
#pragma once

#include <string>

#include "common/testing/process.h"

namespace thuocdo::faults {

// Makes a program note in `log` what it syncs (sync_log.cc).
testing::Command NoteSyncs(const std::string& log);

// Cuts every file under `directory` to its last synced length as noted in `log`: one that was never synced to
// nothing.
void CutToSynced(const std::string& directory, const std::string& log);

}  // namespace thuocdo::faults

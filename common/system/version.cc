#include "common/system/version.h"

#include "absl/strings/str_cat.h"
#include "common/base/formats.h"

namespace thuocdo {

std::string VersionText(absl::string_view program) {
  return absl::StrCat(program, " ", kProductVersion, "\ncommit ", kBuildCommit, "\nlog format ", kLogFormat,
                      "\nhistory format ", kHistoryFormat, "\nbundle format ", kBundleFormat);
}

}  // namespace thuocdo

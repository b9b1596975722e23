# Writes a C++ source with the version and the commit, unless it is there already.
#
#   cmake -D SOURCE_DIR=DIR -D VERSION=X.Y.Z -D OUTPUT=FILE -P WriteVersion.cmake
set(ENV{GIT_OPTIONAL_LOCKS} 0)  # somebody may be committing at this moment

# A tree without .git may lie within another repository, whose commit says nothing about it.
execute_process(COMMAND git rev-parse --show-prefix WORKING_DIRECTORY ${SOURCE_DIR}
  OUTPUT_VARIABLE prefix OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
set(commit "unknown")
if(NOT failed AND prefix STREQUAL "")
  execute_process(COMMAND git describe --always --dirty --exclude=* --abbrev=12 WORKING_DIRECTORY ${SOURCE_DIR}
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(commit ${described})
  endif()
endif()

file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#include "common/system/version.h"

namespace thuocdo {

const char kProductVersion[] = "@VERSION@";
const char kBuildCommit[] = "@commit@";

}  // namespace thuocdo
]])

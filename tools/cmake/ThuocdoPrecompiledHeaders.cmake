# The libraries' headers that most sources include, parsed once for all of them.
#
# By samples without a warm ccache, it saves a quarter of the time of a source in release, two fifths of a test's, each compiled
# by itself; in dev two thirds of a source's and a third of a test's. Each source still includes what it uses:
# tools/lint/includes parses each without precompiled headers, and preset `plain` builds so.
option(THUOCDO_PRECOMPILED_HEADERS "Parse the headers of libraries once for all sources" OFF)

# What is used here and there only (gRPC, CLI11, httplib) would cost all others more than it saves these.
set(headers_for_programs
  <algorithm> <chrono> <compare> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional> <ostream>
  <set> <string> <tuple> <utility> <vector>
  <absl/functional/function_ref.h> <absl/status/status.h> <absl/status/statusor.h> <absl/strings/ascii.h>
  <absl/strings/match.h> <absl/strings/str_cat.h> <absl/strings/str_join.h> <absl/strings/str_replace.h>
  <absl/strings/str_split.h> <absl/strings/string_view.h> <absl/strings/strip.h> <absl/time/clock.h> <absl/time/time.h>
  <gmpxx.h>
  <google/protobuf/arena.h> <google/protobuf/extension_set.h> <google/protobuf/generated_message_reflection.h>
  <google/protobuf/generated_message_util.h> <google/protobuf/message.h> <google/protobuf/text_format.h>)
set(headers_for_tests ${headers_for_programs}
  <gmock/gmock.h> <google/protobuf/util/message_differencer.h> <gtest/gtest.h> <random>)

# g++ 12 forgets in a precompiled header that it is the system's, and warns of what the optimiser makes of std::string.
set(precompiled_options -pthread)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND precompiled_options
    -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-error=maybe-uninitialized)
endif()

# Lets `target` use what `precompiled` has parsed. g++ rejects it (-Winvalid-pch) unless both have the same options, and the
# same definitions of whatever these headers ask about; gRPC's targets bring -pthread, so that everybody has it.
function(thuocdo_use_precompiled target precompiled)
  if(THUOCDO_PRECOMPILED_HEADERS)
    target_compile_options(${target} PRIVATE ${precompiled_options})
    target_precompile_headers(${target} REUSE_FROM ${precompiled})
  endif()
endfunction()

# An object library without code of its own that parses the given headers.
function(thuocdo_precompile name options)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cc CONTENT "")
  add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cc)
  target_compile_options(${name} PRIVATE ${precompiled_options})
  target_link_libraries(${name} PRIVATE ${options})
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

if(THUOCDO_PRECOMPILED_HEADERS)
  thuocdo_precompile(precompiled_for_programs thuocdo_options ${headers_for_programs})
  thuocdo_precompile(precompiled_for_tests thuocdo_test_options ${headers_for_tests})
  target_link_libraries(precompiled_for_tests PRIVATE GTest::gmock)
endif()

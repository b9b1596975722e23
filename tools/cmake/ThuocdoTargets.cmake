# How this project declares libraries, programs and tests.
#
#   thuocdo_library(NAME HEADERS ... SOURCES ... DEPS ...)   -> thuocdo::NAME
#   thuocdo_program(NAME SOURCES ... DEPS ...)               -> bin/NAME
#   thuocdo_test(NAME SOURCES ... DEPS ... [LABELS ...] [TIMEOUT seconds])
#   thuocdo_rerun(NAME TEST [LABELS ...] [TIMEOUT seconds] [ENVIRONMENT NAME=VALUE ...])   -> a test that runs TEST's program so
#   thuocdo_sources_apart(SOURCE ...)
#
# Presets other than `dev` and `plain` compile up to a dozen sources of a target as one (CMAKE_UNITY_BUILD). A name in an unnamed
# namespace is therefore its target's, not its source's: different things have different names, what is the same is shared, and
# what must have the same name in each source (a fold's State) is compiled apart. To check that all sources of a target would
# fit together, however the dozens are divided:
#
#   cmake --preset release -B build/one -DCMAKE_UNITY_BUILD_BATCH_SIZE=0 && cmake --build build/one
#
# LABELS of tests: `tsan` marks one that links no gRPC (tools/lint/links sees to it) and
# runs under the thread sanitizer too: target `tsan_tests` builds these; `slow` one that `tools/test` runs only with --all;
# `long` one that takes an hour or hours and runs only with --long.

# Compiles these sources by themselves where others are compiled several at a time (CMAKE_UNITY_BUILD), because they use a
# name otherwise than the others do.
function(thuocdo_sources_apart)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

add_library(thuocdo_options INTERFACE)
target_compile_options(thuocdo_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# g++ 12 sees overlapping copies in std::string's own assignment when it optimises (GCC bug 105651).
target_compile_options(thuocdo_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_include_directories(thuocdo_options INTERFACE ${CMAKE_SOURCE_DIR})
# What is local to a source looks as if it were in a header where several sources are compiled as one.
if(CMAKE_UNITY_BUILD)
  target_compile_options(thuocdo_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

# A test's own sources are compiled more often than they are run: what they test is optimised as it should be. Tests that are
# slow or long, which run more often than they are compiled and tell what things cost, are optimised like what they test.
add_library(thuocdo_test_options INTERFACE)
target_link_libraries(thuocdo_test_options INTERFACE thuocdo_options)
target_compile_options(thuocdo_test_options INTERFACE -O0)

include(ThuocdoPrecompiledHeaders)
include(ThuocdoRecords)

function(thuocdo_library name)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;DEPS" ${ARGN})
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES} ${arg_HEADERS})
    target_link_libraries(${name} PUBLIC ${arg_DEPS} PRIVATE thuocdo_options)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    thuocdo_use_precompiled(${name} precompiled_for_programs)
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_DEPS})
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
  endif()
  add_library(thuocdo::${name} ALIAS ${name})
  thuocdo_record(library ${name} DEPS ${arg_DEPS} FILES ${arg_SOURCES} ${arg_HEADERS})
endfunction()

function(thuocdo_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} thuocdo_options)
  thuocdo_use_precompiled(${name} precompiled_for_programs)
  thuocdo_record(program ${name} DEPS ${arg_DEPS} FILES ${arg_SOURCES})
endfunction()

add_custom_target(tsan_tests)

function(thuocdo_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;DEPS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} GTest::gmock_main)
  if("slow" IN_LIST arg_LABELS OR "long" IN_LIST arg_LABELS)
    target_link_libraries(${name} PRIVATE thuocdo_options)
    thuocdo_use_precompiled(${name} precompiled_for_programs)
  else()
    target_link_libraries(${name} PRIVATE thuocdo_test_options)
    thuocdo_use_precompiled(${name} precompiled_for_tests)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
  thuocdo_record(test ${name} LABELS ${arg_LABELS} DEPS ${arg_DEPS} FILES ${arg_SOURCES})
  if("tsan" IN_LIST arg_LABELS)
    add_dependencies(tsan_tests ${name})
    set_property(GLOBAL APPEND PROPERTY THUOCDO_GRPC_FREE_TESTS ${name})
  endif()
endfunction()

function(thuocdo_rerun name test)
  cmake_parse_arguments(arg "" "TIMEOUT" "LABELS;ENVIRONMENT" ${ARGN})
  add_test(NAME ${name} COMMAND ${test} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${arg_ENVIRONMENT}")
  thuocdo_record(rerun ${name} LABELS ${arg_LABELS} DEPS ${test})
endfunction()

cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL thuocdo_check_products)
cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL thuocdo_write_records)

# The version that programs report (common/system/version.h).
#
#   thuocdo_version_source(TARGET)   adds the generated source with version and commit to TARGET
#
# Every build asks git for the commit and writes the source only if it differs: a new commit recompiles this one
# file and links the programs again.

set(thuocdo_write_version ${CMAKE_CURRENT_LIST_DIR}/WriteVersion.cmake)

function(thuocdo_version_source target)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/build_version.cc)
  add_custom_target(${target}_commit
    COMMAND ${CMAKE_COMMAND} -D SOURCE_DIR=${CMAKE_SOURCE_DIR} -D VERSION=${PROJECT_VERSION} -D OUTPUT=${source}
      -P ${thuocdo_write_version}
    BYPRODUCTS ${source} VERBATIM)
  target_sources(${target} PRIVATE ${source})
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
  add_dependencies(${target} ${target}_commit)
endfunction()

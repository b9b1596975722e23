# What is declared, written down: tools/test reads it, and nothing that is for tests only gets into a product.
#
# A record is KIND|NAME|FOLDER|LABELS|DEPS|FILES; its lists are separated by commas, and paths begin at the root of the
# repository. KIND is library, program, test, or rerun (a test's program run once more, in another way: DEPS is the program).

# Paths of the calling CMakeLists.txt, as seen from the root.
function(thuocdo_paths_from_root out)
  set(paths "")
  foreach(path IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${CMAKE_SOURCE_DIR})
    string(REGEX REPLACE "/$" "" path "${path}")
    list(APPEND paths ${path})
  endforeach()
  set(${out} "${paths}" PARENT_SCOPE)
endfunction()

function(thuocdo_record kind name)
  cmake_parse_arguments(arg "" "" "LABELS;DEPS;FILES" ${ARGN})
  thuocdo_paths_from_root(folder .)
  thuocdo_paths_from_root(files ${arg_FILES})
  list(TRANSFORM arg_DEPS REPLACE "^thuocdo::" "")
  set(record "${kind}|${name}|${folder}|${arg_LABELS}|${arg_DEPS}|${files}")
  string(REPLACE ";" "," record "${record}")
  set_property(GLOBAL APPEND PROPERTY THUOCDO_RECORDS "${record}")
endfunction()

# What is for tests only stands in tests/ or a folder `testing`, or its name ends so.
set(thuocdo_test_folders "(^|/)(tests|testing)(/|$)")
set(thuocdo_test_files "_(test|for_tests?)\\.(cc|h)$|${thuocdo_test_folders}")
set(thuocdo_test_libraries "^(GTest::.*|testing)$|_for_tests$")

# The names of all libraries that are for tests only.
function(thuocdo_libraries_for_tests out)
  get_property(records GLOBAL PROPERTY THUOCDO_RECORDS)
  list(FILTER records INCLUDE REGEX "^library\\|([^|]*_for_tests\\||[^|]*\\|([^|]*/)?(tests|testing)(/[^|]*)?\\|)")
  list(TRANSFORM records REPLACE "^library\\|([^|]*)\\|.*" "\\1")
  set(${out} "${records}" PARENT_SCOPE)
endfunction()

# Fails if a library or program that is not for tests compiles or links what is.
function(thuocdo_check_products)
  thuocdo_libraries_for_tests(for_tests)
  get_property(records GLOBAL PROPERTY THUOCDO_RECORDS)
  foreach(record IN LISTS records)
    string(REPLACE "|" ";" fields "${record}|")
    list(GET fields 0 kind)
    list(GET fields 1 name)
    list(GET fields 2 folder)
    if(NOT kind MATCHES "^(library|program)$" OR name IN_LIST for_tests OR folder MATCHES "${thuocdo_test_folders}")
      continue()
    endif()
    list(GET fields 4 deps)
    list(GET fields 5 files)
    string(REPLACE "," ";" deps "${deps}")
    string(REPLACE "," ";" files "${files}")
    foreach(dep IN LISTS deps)
      if(dep IN_LIST for_tests OR dep MATCHES "${thuocdo_test_libraries}")
        message(SEND_ERROR "${folder}: ${name} links ${dep}, which is for tests only")
      endif()
    endforeach()
    foreach(file IN LISTS files)
      if(file MATCHES "${thuocdo_test_files}")
        message(SEND_ERROR "${folder}: ${name} compiles ${file}, which is for tests only")
      endif()
    endforeach()
  endforeach()
endfunction()

# Writes all records, one a line, to targets.txt in the build tree.
function(thuocdo_write_records)
  get_property(records GLOBAL PROPERTY THUOCDO_RECORDS)
  list(SORT records)
  string(REPLACE ";" "\n" lines "${records}")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/targets.txt CONTENT "${lines}\n" @ONLY)
endfunction()

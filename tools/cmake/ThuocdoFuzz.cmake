# How a fuzz target becomes a program.
#
#   thuocdo_fuzz_target(NAME PROPERTY)   -> fuzz/NAME, which libFuzzer runs with thuocdo::fuzz::PROPERTY
#
# Only with preset `fuzz`, where the target `fuzz_targets` builds them all; elsewhere there are no such programs.
option(THUOCDO_FUZZ "Build for libFuzzer; see preset fuzz" OFF)
add_custom_target(fuzz_targets)

# Generated code is as protoc made it: what the fuzzer must see there is only where a parser goes.
function(thuocdo_spare_generated_code target)
  if(THUOCDO_FUZZ)
    target_compile_options(${target} PRIVATE -fno-sanitize=address,undefined)
  endif()
endfunction()
cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL thuocdo_spare_generated_code protos)

function(thuocdo_fuzz_target name property)
  if(NOT THUOCDO_FUZZ)
    return()
  endif()
  add_executable(fuzz_${name} entry.cc)
  target_compile_definitions(fuzz_${name} PRIVATE THUOCDO_FUZZ_TARGET=${property})
  target_link_libraries(fuzz_${name} PRIVATE thuocdo::fuzz_properties thuocdo_options)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
  add_dependencies(fuzz_targets fuzz_${name})
endfunction()

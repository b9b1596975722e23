# Every library comes from Debian's packages (tools/setup installs them).
# Protobuf must be found by CMake's own module, before gRPC's configuration.
find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ICU REQUIRED COMPONENTS uc i18n)

# A library that ships no CMake configuration of its own.
function(thuocdo_find_library target header)
  add_library(${target} INTERFACE IMPORTED)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  set(found "")
  foreach(name IN LISTS ARGN)
    find_library(${target}_${name} ${name} REQUIRED)
    list(APPEND found ${${target}_${name}})
  endforeach()
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${found})
endfunction()

thuocdo_find_library(gmp::gmpxx gmpxx.h gmpxx gmp)
thuocdo_find_library(libcsv::csv csv.h csv)
thuocdo_find_library(xlsxwriter::xlsxwriter xlsxwriter.h xlsxwriter)
thuocdo_find_library(httplib::httplib httplib.h cpp-httplib)
# As Debian builds it: its classes have other members without these.
target_compile_definitions(httplib::httplib
  INTERFACE CPPHTTPLIB_BROTLI_SUPPORT CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT)

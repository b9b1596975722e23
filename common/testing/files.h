// What lies in files, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace thuocdo::testing {

// The bytes of the file at `path`; a failed test if it cannot be read.
std::string ReadFile(const std::string& path);

// Makes `bytes` the content of the file at `path`; a failed test if that cannot be.
void WriteFile(const std::string& path, const std::string& bytes);

// The files in `directory`, and in those below it, that hold `bytes`.
std::vector<std::string> FilesThatHold(const std::string& bytes, const std::string& directory);

// What the files in `directory` take of the disk, whatever their length is.
uint64_t BytesOnDisk(const std::string& directory);

}  // namespace thuocdo::testing

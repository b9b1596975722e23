// The files on this machine that the client's programs read and write.
//
// What the files mean is for the pure parts (core/): they take text and return text.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tools/thuocdo/files/input_text.h"

namespace thuocdo::client {

// The largest input file: 64 MiB.
inline constexpr size_t kInputFileBytesMax = size_t{64} << 20;

// Returns the bytes of the file at `path`.
//
// Returns INVALID_ARGUMENT, naming the file, if it cannot be read or is larger than `bytes_max`.
absl::StatusOr<std::string> ReadInputFile(const std::string& path, size_t bytes_max = kInputFileBytesMax);

// Returns the file at `path` and its text. Returns the errors of ReadInputFile as usage errors.
absl::StatusOr<InputText> ReadInput(const std::string& path, size_t bytes_max = kInputFileBytesMax);

// Writes `text` to the file at `path`, or to standard output if `path` is empty.
//
// Returns a usage error, naming the file, if it cannot be written.
absl::Status WriteOutput(const std::string& path, absl::string_view text);

}  // namespace thuocdo::client

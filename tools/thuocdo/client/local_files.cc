#include "tools/thuocdo/client/local_files.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {

absl::StatusOr<std::string> ReadInputFile(const std::string& path, size_t bytes_max) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": is a directory; name a file"));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": cannot be opened; check the name and its permissions"));
  }
  std::string text(bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read; check the disk"));
  }
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() <= bytes_max) return text;
  return absl::InvalidArgumentError(absl::StrCat(path, ": is larger than ", bytes_max, " bytes; split it"));
}

absl::StatusOr<InputText> ReadInput(const std::string& path, size_t bytes_max) {
  absl::StatusOr<std::string> text = ReadInputFile(path, bytes_max);
  if (!text.ok()) return UsageError(text.status());
  return InputText{path, *std::move(text)};
}

absl::Status WriteOutput(const std::string& path, absl::string_view text) {
  if (path.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return absl::OkStatus();
  }
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (file) return absl::OkStatus();
  return UsageError(
      absl::InvalidArgumentError(absl::StrCat(path, ": cannot be written; choose another file with -o")));
}

}  // namespace thuocdo::client

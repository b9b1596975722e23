// The directory in which a log is published as files: C2SP tlog-tiles (c2sp.org/tlog-tiles).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo::client {

// A directory whose readers see new files only once all of them are complete. New files are staged in a
// hidden subdirectory until they are published, and `checkpoint`, which refers to them, is published last.
// Only `checkpoint` is ever replaced.
//
// Errors of the file system are usage errors that name the file. One process at a time may write to a
// directory.
class ExportDirectory {
 public:
  explicit ExportDirectory(std::string path) : path_(std::move(path)) {}
  // Removes the staged files that were not published.
  ~ExportDirectory();
  ExportDirectory(const ExportDirectory&) = delete;
  ExportDirectory& operator=(const ExportDirectory&) = delete;

  // Returns the signed note in `checkpoint`, or nothing if there is none yet.
  absl::StatusOr<std::optional<std::string>> Checkpoint() const;

  // Returns the bytes of a published file, or DATA_LOSS if it is missing.
  absl::StatusOr<std::string> Read(const std::string& file) const;

  // Stages a new file.
  absl::Status Stage(const std::string& file, absl::string_view bytes);

  // Publishes every staged file, then `checkpoint`, and syncs them to disk before it returns.
  //
  // Returns DATA_LOSS, and changes nothing, if a published file of the same name has other bytes.
  absl::Status Publish(absl::string_view checkpoint);

 private:
  std::string PublishedPath(const std::string& file) const { return path_ + "/" + file; }
  std::string StagedPath(const std::string& file) const { return path_ + "/.new/" + file; }
  absl::Status CheckNotReplaced(const std::string& file) const;

  const std::string path_;
  bool has_staging_ = false;
  std::vector<std::string> staged_;
};

}  // namespace thuocdo::client

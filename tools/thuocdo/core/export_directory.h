// The directory in which a log is published as files: C2SP tlog-tiles (c2sp.org/tlog-tiles).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Files that whoever reads the directory sees only once all of them are there: new ones are kept aside until
// they are published, and `checkpoint`, which refers to them, comes last. Only `checkpoint` is ever replaced.
//
// Errors of the file system are usage errors that name the file. One process at a time writes to a directory.
class ExportDirectory {
 public:
  explicit ExportDirectory(std::string path) : path_(std::move(path)) {}
  // Removes what was kept aside and not published.
  ~ExportDirectory();
  ExportDirectory(const ExportDirectory&) = delete;
  ExportDirectory& operator=(const ExportDirectory&) = delete;

  // The signed note in `checkpoint`; nothing if there is none yet.
  absl::StatusOr<std::optional<std::string>> Checkpoint() const;

  // The bytes of a published file. Returns DATA_LOSS if it is not there.
  absl::StatusOr<std::string> Read(const std::string& file) const;

  // Keeps a new file aside.
  absl::Status Keep(const std::string& file, absl::string_view bytes);

  // Puts every file that was kept aside in its place, and then `checkpoint`, on disk before it returns.
  //
  // Returns DATA_LOSS, and has changed nothing, if a file of the same name has other bytes.
  absl::Status Publish(absl::string_view checkpoint);

 private:
  std::string Place(const std::string& file) const { return path_ + "/" + file; }
  std::string Aside(const std::string& file) const { return path_ + "/.new/" + file; }
  absl::Status CheckPlace(const std::string& file) const;

  const std::string path_;
  bool has_aside_ = false;
  std::vector<std::string> kept_;
};

}  // namespace thuocdo

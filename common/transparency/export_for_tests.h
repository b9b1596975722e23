// A published log in a map, for tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/transparency/log_export.h"

namespace thuocdo::testing {

// Files by their paths.
struct ExportedFiles {
  std::map<std::string, std::string> files;

  std::function<absl::StatusOr<std::string>(const std::string&)> Read() const {
    return [this](const std::string& path) -> absl::StatusOr<std::string> {
      const auto file = files.find(path);
      if (file == files.end()) return absl::DataLossError(absl::StrCat(path, " is missing"));
      return file->second;
    };
  }

  std::function<absl::Status(const std::string&, absl::string_view)> Write() {
    return [this](const std::string& path, absl::string_view bytes) {
      EXPECT_TRUE(files.emplace(path, bytes).second) << path << " is written again";
      return absl::OkStatus();
    };
  }

  // Publishes the later ones of `entries` after the tree of `kept`; the checkpoint of all of them.
  note::Checkpoint Publish(const note::Checkpoint& kept, const std::vector<std::string>& entries) {
    merkle::StaticTree tree = merkle::StaticTree::Open(kept.tree.size, Read()).value();
    const auto begin = entries.begin() + static_cast<ptrdiff_t>(kept.tree.size);
    EXPECT_TRUE(tree.Add({begin, entries.end()}, Write()).ok());
    EXPECT_TRUE(tree.Finish(Write()).ok());
    return {kept.origin, {tree.size(), tree.Root()}};
  }
};

}  // namespace thuocdo::testing

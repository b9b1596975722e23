#include "common/transparency/log_export.h"

#include <algorithm>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/merkle/entry_bundle.h"

namespace thuocdo::transparency {
namespace {

using merkle::StaticTree;

std::string RootText(const merkle::Hash& root) { return absl::Base64Escape(merkle::Bytes(root)); }

absl::Status OtherRoot(absl::string_view what, const merkle::Hash& found, const merkle::Hash& expected) {
  return absl::DataLossError(
      absl::StrCat(what, ": its root is ", RootText(found), ", not ", RootText(expected)));
}

}  // namespace

absl::StatusOr<StaticTree> OpenExport(const note::Checkpoint& kept, const note::Checkpoint& now,
                                      merkle::ReadFile read) {
  if (kept.origin != now.origin) {
    return absl::FailedPreconditionError(absl::StrCat("the directory has the log ", kept.origin,
                                                      ", the server ", now.origin,
                                                      ": choose another directory"));
  }
  if (kept.tree.size > now.tree.size) {
    return absl::DataLossError(absl::StrCat("the checkpoint in the directory is of size ", kept.tree.size,
                                            ", the log has only ", now.tree.size,
                                            ": it was cut short, or an older copy was put in its place"));
  }
  ASSIGN_OR_RETURN(StaticTree tree, StaticTree::Open(kept.tree.size, read));
  if (tree.Root() == kept.tree.root) return tree;
  return OtherRoot(absl::StrCat("the files in the directory are not of the tree of size ", kept.tree.size,
                                " that its checkpoint names"),
                   tree.Root(), kept.tree.root);
}

absl::Status CheckContinued(const StaticTree& tree, const note::Checkpoint& kept,
                            const note::Checkpoint& now) {
  if (tree.Root() == now.tree.root) return absl::OkStatus();
  return OtherRoot(
      absl::StrCat("the tree of size ", kept.tree.size, " in the directory, continued with the log's ",
                   CountedNoun(now.tree.size - kept.tree.size, "later record"),
                   ", is not the signed one of size ", now.tree.size),
      tree.Root(), now.tree.root);
}

absl::Status CheckExport(const note::Checkpoint& checkpoint, merkle::ReadFile read) {
  StaticTree tree;
  auto compare = [&](const std::string& path, absl::string_view expected) -> absl::Status {
    ASSIGN_OR_RETURN(const std::string found, read(path));
    if (found == expected) return absl::OkStatus();
    return absl::DataLossError(absl::StrCat(path, " is not what follows from the entries"));
  };
  while (tree.size() < checkpoint.tree.size) {
    const uint64_t width = std::min(checkpoint.tree.size - tree.size(), merkle::kTileWidth);
    const std::string path = merkle::EntriesPath(tree.size() / merkle::kTileWidth, width);
    ASSIGN_OR_RETURN(const std::string bundle, read(path));
    const absl::StatusOr<std::vector<absl::string_view>> entries = merkle::EntriesOf(bundle);
    if (!entries.ok() || entries->size() != width)
      return absl::DataLossError(absl::StrCat(path, " does not hold ", width, " entries"));
    RETURN_IF_ERROR(tree.Add(*entries, compare));
  }
  RETURN_IF_ERROR(tree.Finish(compare));
  if (tree.Root() == checkpoint.tree.root) return absl::OkStatus();
  return OtherRoot("the files are not of the tree that the checkpoint names", tree.Root(),
                   checkpoint.tree.root);
}

}  // namespace thuocdo::transparency

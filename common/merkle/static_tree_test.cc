#include "common/merkle/static_tree.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/merkle/entry_bundle.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using thuocdo::testing::IsOk;
using thuocdo::testing::StatusIs;

// A tree whose files are kept in a map. No file is ever written twice.
class StaticTreeTest : public ::testing::Test {
 protected:
  std::function<absl::StatusOr<std::string>(const std::string&)> Read() {
    return [this](const std::string& path) -> absl::StatusOr<std::string> {
      ++files_read_;
      if (!files_.contains(path)) return absl::NotFoundError(path);
      return files_[path];
    };
  }
  std::function<absl::Status(const std::string&, absl::string_view)> Write() {
    return [this](const std::string& path, absl::string_view bytes) {
      EXPECT_TRUE(files_.emplace(path, bytes).second) << path << " is written again";
      return absl::OkStatus();
    };
  }

  // Adds entries of `all` until the tree has `size`, in steps of `step`.
  void GrowTo(uint64_t size, size_t step) {
    ASSERT_OK_AND_ASSIGN(StaticTree tree, StaticTree::Open(size_, Read()));
    while (tree.size() < size) {
      const size_t end = std::min<size_t>(size, tree.size() + step);
      const std::vector<absl::string_view> some(all_.begin() + static_cast<ptrdiff_t>(tree.size()),
                                                all_.begin() + static_cast<ptrdiff_t>(end));
      ASSERT_THAT(tree.Add(some, Write()), IsOk());
    }
    ASSERT_THAT(tree.Finish(Write()), IsOk());
    size_ = size;
    EXPECT_EQ(tree.Root(), testing::SlowRootHash(testing::Slice(all_, 0, size))) << size;
  }

  // What a reader finds who knows the specification only: every file that a tree of `size` has.
  void ExpectPublished(uint64_t size) {
    const testing::Entries entries = testing::Slice(all_, 0, size);
    uint64_t span = 1;  // how many entries a hash is of
    for (int level = 0; size / span > 0; ++level, span *= 256) {
      for (uint64_t tile = 0; tile * 256 < size / span; ++tile) {
        const uint64_t end = std::min((tile + 1) * 256, size / span);
        std::string hashes;
        for (uint64_t i = tile * 256; i < end; ++i)
          hashes += testing::SlowRoot(testing::Slice(entries, i * span, (i + 1) * span));
        EXPECT_EQ(files_[TilePath({level, tile}, end - tile * 256)], hashes) << level << "/" << tile;
      }
    }
    for (uint64_t bundle = 0; bundle * 256 < size; ++bundle) {
      const uint64_t end = std::min((bundle + 1) * 256, size);
      std::string bytes;
      for (uint64_t i = bundle * 256; i < end; ++i) ASSERT_THAT(AddEntry(entries[i], bytes), IsOk());
      EXPECT_EQ(files_[EntriesPath(bundle, end - bundle * 256)], bytes) << bundle;
    }
  }

  const testing::Entries all_ = testing::MakeEntries(1400);
  std::map<std::string, std::string> files_;
  uint64_t size_ = 0;
  int files_read_ = 0;
};

TEST_F(StaticTreeTest, EverySizeThatWasFinishedIsPublishedWholeForEver) {
  const uint64_t sizes[] = {1, 2, 255, 256, 257, 511, 512, 513, 1023, 1024, 1300, 1400};
  for (const uint64_t size : sizes) {
    GrowTo(size, 100);
    ExpectPublished(size);
  }
  for (const uint64_t size : sizes) ExpectPublished(size);
}

TEST_F(StaticTreeTest, HowManyEntriesComeAtOnceMakesNoDifferenceToAnyFile) {
  GrowTo(1400, 1400);
  const std::map<std::string, std::string> at_once = std::exchange(files_, {});
  for (const size_t step : {1U, 7U, 256U, 300U}) {
    size_ = 0;
    files_.clear();
    GrowTo(1400, step);
    EXPECT_EQ(files_, at_once) << step;
  }
}

TEST_F(StaticTreeTest, NothingIsWrittenWhereNothingWasAdded) {
  GrowTo(300, 300);
  const std::map<std::string, std::string> before = files_;
  GrowTo(300, 300);
  EXPECT_EQ(files_, before);
}

TEST_F(StaticTreeTest, GoesOnFromItsLastFilesOnly) {
  GrowTo(1300, 1300);
  files_read_ = 0;
  GrowTo(1400, 1400);
  EXPECT_EQ(files_read_, 3);  // a tile of level 0, one of level 1, a bundle
}

TEST_F(StaticTreeTest, LastFilesOfAnotherSizeOrThatDoNotFitEachOtherAreNamed) {
  GrowTo(300, 300);
  const std::map<std::string, std::string> sound = files_;
  files_["tile/1/000.p/1"] += "x";
  EXPECT_THAT(StaticTree::Open(300, Read()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("tile/1/000.p/1")));
  for (const char* path : {"tile/entries/001.p/44", "tile/0/001.p/44"}) {
    for (size_t i = 0; i < sound.at(path).size(); i += 11) {
      files_ = sound;
      files_[path][i] = static_cast<char>(files_[path][i] ^ 1);
      EXPECT_THAT(StaticTree::Open(300, Read()),
                  StatusIs(absl::StatusCode::kDataLoss, HasSubstr("tile/entries/001.p/44")));
    }
  }
  files_.erase("tile/0/001.p/44");
  EXPECT_THAT(StaticTree::Open(300, Read()), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(StaticTreeTest, AChangedHashOfAnUpperTileIsSeenInTheRoot) {
  GrowTo(300, 300);
  files_["tile/1/000.p/1"][0] = static_cast<char>(files_["tile/1/000.p/1"][0] ^ 1);
  ASSERT_OK_AND_ASSIGN(const StaticTree tree, StaticTree::Open(300, Read()));
  EXPECT_NE(tree.Root(), testing::SlowRootHash(testing::Slice(all_, 0, 300)));
}

TEST_F(StaticTreeTest, AnErrorOfWritingEndsTheAdding) {
  StaticTree tree;
  const testing::Entries entries = testing::Slice(all_, 0, 256);
  auto full = [](const std::string&, absl::string_view) { return absl::UnavailableError("no room"); };
  EXPECT_THAT(tree.Add({entries.begin(), entries.end()}, full), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(files_, IsEmpty());
}

}  // namespace
}  // namespace thuocdo::merkle

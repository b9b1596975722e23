// Every target's property holds of every file of its corpus: seeds, and whatever was found once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "common/testing/matchers.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

using testing::IsOk;
using ::testing::Not;

constexpr char kCorpus[] = "tests/fuzz/corpus";

std::set<std::filesystem::path> FilesIn(const std::filesystem::path& folder) {
  return {std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()};
}

std::string BytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(FuzzCorpusTest, EveryPropertyHoldsOfItsCorpus) {
  for (const Target& target : AllTargets()) {
    const std::set<std::filesystem::path> files = FilesIn(std::filesystem::path(kCorpus) / target.name);
    EXPECT_THAT(files, Not(::testing::IsEmpty())) << target.name;
    for (const std::filesystem::path& file : files)
      EXPECT_THAT(target.property(BytesOf(file)), IsOk()) << file;
  }
}

TEST(FuzzCorpusTest, EveryPropertyHoldsOfNothing) {
  for (const Target& target : AllTargets()) EXPECT_THAT(target.property(""), IsOk()) << target.name;
}

TEST(FuzzCorpusTest, EveryFolderIsATargets) {
  std::set<std::string> names;
  for (const Target& target : AllTargets()) names.insert(target.name);
  for (const std::filesystem::path& folder : FilesIn(kCorpus))
    EXPECT_TRUE(names.contains(folder.filename())) << folder;
}

}  // namespace
}  // namespace thuocdo::fuzz

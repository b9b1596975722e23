#include "common/merkle/hash.h"

#include "absl/strings/escaping.h"
#include "common/base/digest.h"
#include "common/merkle/compact_range.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

// The entries and roots with which Certificate Transparency's implementations test theirs
// (google/certificate-transparency, cpp/merkletree/merkle_tree_test.cc); the root of nothing is SHA-256 of
// nothing (RFC 6962, section 2.1).
constexpr const char* kEntries[] = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
constexpr const char* kRoots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(HashTest, TheKnownTreesHaveTheirKnownRoots) {
  CompactRange range;
  testing::Entries entries;
  EXPECT_EQ(Hex(Bytes(EmptyRoot())), kRoots[0]);
  EXPECT_EQ(Hex(Bytes(range.Root())), kRoots[0]);
  for (size_t size = 1; size <= 8; ++size) {
    entries.push_back(absl::HexStringToBytes(kEntries[size - 1]));
    range.Append(HashLeaf(entries.back()));
    EXPECT_EQ(Hex(Bytes(range.Root())), kRoots[size]) << size;
    EXPECT_EQ(Hex(testing::SlowRoot(entries)), kRoots[size]) << size;
  }
}

// RFC 6962, section 2.1: the two are kept apart, or a node could pass for an entry.
TEST(HashTest, AnEntryIsHashedUnlikeANodeOfTheSameBytes) {
  const Hash left = HashLeaf("a");
  const Hash right = HashLeaf("b");
  std::string both(Bytes(left));
  both += std::string(Bytes(right));

  EXPECT_NE(HashLeaf(both), HashChildren(left, right));
  EXPECT_EQ(Bytes(HashChildren(left, right)), Sha256("\x01" + both));
}

TEST(HashTest, AHashHas32Bytes) {
  EXPECT_EQ(HashFrom(std::string(31, 'a')), std::nullopt);
  EXPECT_EQ(HashFrom(std::string(33, 'a')), std::nullopt);
  EXPECT_EQ(Bytes(*HashFrom(std::string(32, 'a'))), std::string(32, 'a'));
}

}  // namespace
}  // namespace thuocdo::merkle

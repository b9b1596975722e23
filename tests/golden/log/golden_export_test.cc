// Exports of golden logs (tests/golden/exports/README.md) are made and read for ever. With
// THUOCDO_NEW_GOLDEN_EXPORT=NAME that of the golden log NAME is kept.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/merkle/static_tree.h"
#include "common/note/checkpoint.h"
#include "common/note/ed25519.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"
#include "tests/golden/log/golden_log.h"

namespace thuocdo {
namespace {

using eventlog::v1::Record;
using testing::IsOk;
using testing::ReadFile;

constexpr char kExports[] = "tests/golden/exports/";

using Files = std::map<std::string, std::string>;

std::vector<std::string> HeadersOf(const std::string& log) {
  std::vector<std::string> headers;
  for (const Record& record :
       testing::ReadGoldenText(ReadFile(absl::StrCat("tests/golden/logs/", log, ".log.txt"))))
    headers.push_back(record.header());
  return headers;
}

// A key that is no secret: it signs nothing but golden exports.
note::SignerKey GoldenKey() {
  return {"thuocdo.example/golden", note::SignatureType::kNote, Sha256("the key of golden exports")};
}

std::string SignedCheckpoint(const merkle::StaticTree& tree) {
  note::Note note{note::FormatCheckpoint({GoldenKey().name, {tree.size(), tree.Root()}}), {}};
  note.signatures = {note::SignNote(GoldenKey(), note.text).value()};
  return note::FormatNote(note);
}

// The files of `log`, exported first as far as position 40 and then whole.
Files MakeExport(const std::string& log) {
  const std::vector<std::string> headers = HeadersOf(log);
  Files files;
  auto read = [&](const std::string& path) -> absl::StatusOr<std::string> { return files.at(path); };
  auto write = [&](const std::string& path, absl::string_view bytes) {
    EXPECT_TRUE(files.emplace(path, bytes).second) << path << " is written again";
    return absl::OkStatus();
  };
  for (const size_t size : {size_t{40}, headers.size()}) {
    const uint64_t begin = size == 40 ? 0 : 40;
    merkle::StaticTree tree = merkle::StaticTree::Open(begin, read).value();
    const auto first = headers.begin();
    EXPECT_THAT(
        tree.Add({first + static_cast<ptrdiff_t>(begin), first + static_cast<ptrdiff_t>(size)}, write),
        IsOk());
    EXPECT_THAT(tree.Finish(write), IsOk());
    files["checkpoint"] = SignedCheckpoint(tree);
  }
  return files;
}

std::vector<std::string> GoldenExports() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kExports)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  return names;
}

Files FilesIn(const std::string& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[std::filesystem::relative(entry.path(), folder).string()] = ReadFile(entry.path().string());
  }
  return files;
}

// MTH of RFC 6962, section 2.1, word by word.
std::string TreeHash(const std::vector<std::string>& entries, size_t begin, size_t end) {
  if (end - begin == 1) return Sha256(std::string(1, '\0') + entries[begin]);
  size_t k = 1;
  while (2 * k < end - begin) k *= 2;
  return Sha256("\x01" + TreeHash(entries, begin, begin + k) + TreeHash(entries, begin + k, end));
}

// A reader who knows the specifications only. Its bundles and tiles are all partial: a golden log is short.
struct Reader {
  explicit Reader(Files exported) : files(std::move(exported)) {
    lines = absl::StrSplit(files["checkpoint"], '\n');
    EXPECT_TRUE(absl::SimpleAtoi(lines[1], &size));
  }

  std::vector<std::string> Entries() {
    const std::string bundle = files[absl::StrCat("tile/entries/000.p/", size)];
    std::vector<std::string> entries;
    for (size_t at = 0; at + 1 < bundle.size(); at += 2 + entries.back().size()) {
      const size_t length =
          static_cast<unsigned char>(bundle[at]) * 256u + static_cast<unsigned char>(bundle[at + 1]);
      entries.push_back(bundle.substr(at + 2, length));
    }
    return entries;
  }

  // Whether the log's key made the note's only signature; both as c2sp.org/signed-note writes them.
  bool IsSignedBy(const std::string& verifier_key) {
    const std::vector<std::string> key = absl::StrSplit(verifier_key, absl::MaxSplits('+', 2));
    std::string public_key, signature;
    if (!absl::Base64Unescape(key[2], &public_key)) return false;
    if (!absl::Base64Unescape(lines[4].substr(lines[4].rfind(' ') + 1), &signature)) return false;
    const std::string text = absl::StrCat(lines[0], "\n", lines[1], "\n", lines[2], "\n");
    return absl::BytesToHexString(signature.substr(0, 4)) == key[1] &&
           note::IsSignedEd25519(public_key.substr(1), text, signature.substr(4));
  }

  Files files;
  std::vector<std::string> lines;
  uint64_t size = 0;
};

TEST(GoldenExports, AreThere) { EXPECT_THAT(GoldenExports(), ::testing::Not(::testing::IsEmpty())); }

TEST(GoldenExports, AreMadeTodayAsTheyWere) {
  for (const std::string& name : GoldenExports())
    EXPECT_EQ(MakeExport(name), FilesIn(kExports + name)) << name;
}

TEST(GoldenExports, AreReadByWhoeverKnowsTheSpecificationsAndTheKey) {
  for (const std::string& name : GoldenExports()) {
    Reader reader(FilesIn(kExports + name));
    const std::vector<std::string> entries = reader.Entries();
    ASSERT_EQ(entries.size(), reader.size);
    EXPECT_EQ(entries, HeadersOf(name));
    std::string leaves;
    for (const std::string& entry : entries) leaves += Sha256(std::string(1, '\0') + entry);
    EXPECT_EQ(reader.files[absl::StrCat("tile/0/000.p/", reader.size)], leaves);
    EXPECT_EQ(absl::Base64Escape(TreeHash(entries, 0, entries.size())), reader.lines[2]);
    const std::string key = ReadFile(absl::StrCat(kExports, name, ".vkey"));
    EXPECT_TRUE(reader.IsSignedBy(std::string(absl::StripTrailingAsciiWhitespace(key))));
  }
}

TEST(GoldenExports, CanBeContinuedFromWhereTheyEnd) {
  for (const std::string& name : GoldenExports()) {
    const Files files = FilesIn(kExports + name);
    auto read = [&](const std::string& path) -> absl::StatusOr<std::string> { return files.at(path); };
    const std::vector<std::string> headers = HeadersOf(name);
    ASSERT_OK_AND_ASSIGN(const merkle::StaticTree tree, merkle::StaticTree::Open(headers.size(), read));
    EXPECT_EQ(std::string(merkle::Bytes(tree.Root())), TreeHash(headers, 0, headers.size()));
  }
}

TEST(MakeGoldenExport, IsKeptIfItIsNew) {
  const char* name = std::getenv("THUOCDO_NEW_GOLDEN_EXPORT");
  if (name == nullptr) return;
  const std::string folder = absl::StrCat(kExports, name, "/");
  ASSERT_FALSE(std::filesystem::exists(folder)) << folder << " is there: a golden export is never replaced";
  for (const auto& [path, bytes] : MakeExport(name)) {
    std::filesystem::create_directories(std::filesystem::path(folder + path).parent_path());
    std::ofstream(folder + path, std::ios::binary) << bytes;
  }
  std::ofstream(absl::StrCat(kExports, name, ".vkey"))
      << note::FormatVerifierKey(GoldenKey().verifier()) << "\n";
}

}  // namespace
}  // namespace thuocdo

// Bundles made from golden logs (tests/golden/bundles/README.md) are made as they were, and hold for ever.
// With THUOCDO_NEW_GOLDEN_BUNDLE=LOG/CAMPAIGN.ORGANIZATION that one is kept.
#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"
#include "common/testing/process.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_for_tests.h"
#include "tests/golden/log/golden_history.h"

namespace thuocdo {
namespace {

using note::SignatureType;
using note::SignerKey;
using testing::IsOk;

constexpr char kBundles[] = "tests/golden/bundles/";
constexpr int64_t kCosignedAt = 1480550400;  // 2016-12-01T00:00:00Z

// Keys that are no secret: they sign nothing but golden bundles.
SignerKey LogKey() {
  return {"thuocdo.example/golden", SignatureType::kNote, Sha256("the key of golden bundles")};
}
SignerKey WitnessKey() {
  return {"witness.example/golden", SignatureType::kCosignature, Sha256("the witness of golden bundles")};
}

std::string KeyPath(const std::string& log) { return absl::StrCat(kBundles, log, ".vkey"); }
std::string WitnessKeyPath(const std::string& log) { return absl::StrCat(kBundles, log, ".witness.vkey"); }

note::VerifierKey ReadKey(const std::string& path) {
  return note::ParseVerifierKey(absl::StripTrailingAsciiWhitespace(testing::ReadFile(path))).value();
}

// A golden bundle, by its name: `<log>/<campaign>.<organization>`.
struct Golden {
  explicit Golden(const std::string& name) : path(kBundles + name) {
    const std::vector<std::string> parts = absl::StrSplit(name, absl::ByAnyChar("/."));
    EXPECT_EQ(parts.size(), 3u) << name;
    log = parts.at(0);
    subject = {parts.at(1), parts.at(2), {}};
  }

  std::string Bundle() const { return path + ".bundle"; }
  std::string Report(const std::string& language) const { return absl::StrCat(path, ".", language, ".txt"); }

  std::string path;
  std::string log;
  audit::BundleSubject subject;
};

std::vector<Golden> GoldenBundles() {
  std::vector<Golden> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kBundles)) {
    std::filesystem::path path = std::filesystem::relative(entry.path(), kBundles);
    if (path.extension() == ".bundle") found.emplace_back(path.replace_extension().string());
  }
  return found;
}

// The bundle as it is made today, with a checkpoint of the whole log that is signed and cosigned.
std::string Make(const Golden& golden) {
  const auto records =
      testing::ReadGoldenText(testing::ReadFile(absl::StrCat("tests/golden/logs/", golden.log, ".log.txt")));
  testing::GoldenHistory history;
  EXPECT_THAT(history.Follow(records), IsOk());
  const testing::TestTree tree(records);
  note::Note note = note::ParseNote(tree.Checkpoint(LogKey())).value();
  note.signatures.push_back(note::Cosign(WitnessKey(), note.text, kCosignedAt).value());
  const audit::BundleSource source = {&history.history(), &history.store(), tree};
  return audit::FormatBundle(audit::MakeBundle(source, golden.subject, note::FormatNote(note)).value())
      .value();
}

// What thuocdo-verify says of it.
testing::ProgramRun Verify(const Golden& golden, const std::string& language) {
  return testing::RunProgram("thuocdo-verify",
                             {golden.Bundle(), "--key", KeyPath(golden.log), "--witness-key",
                              WitnessKeyPath(golden.log), "--language", language});
}

TEST(GoldenBundles, AreThere) { EXPECT_THAT(GoldenBundles(), ::testing::SizeIs(::testing::Ge(3u))); }

TEST(GoldenBundles, AreNeverReplaced) {
  const std::string listed = testing::ReadFile(absl::StrCat(kBundles, "SHA256SUMS"));
  for (const Golden& golden : GoldenBundles()) {
    const std::string name = std::filesystem::relative(golden.Bundle(), kBundles).string();
    EXPECT_THAT(listed, ::testing::HasSubstr(
                            absl::StrCat(Hex(Sha256(testing::ReadFile(golden.Bundle()))), "  ", name, "\n")));
  }
}

TEST(GoldenBundles, HoldForEver) {
  for (const Golden& golden : GoldenBundles()) {
    const audit::TrustedKeys keys = {{ReadKey(KeyPath(golden.log))}, {ReadKey(WitnessKeyPath(golden.log))}};
    EXPECT_EQ(testing::FirstProblem(audit::VerifyBundle(testing::ReadFile(golden.Bundle()), keys)), "holds")
        << golden.path;
  }
}

TEST(GoldenBundles, AreReportedAsTheyWere) {
  for (const Golden& golden : GoldenBundles()) {
    for (const char* language : {"vi", "en"}) {
      const testing::ProgramRun run = Verify(golden, language);
      EXPECT_EQ(run.exit_code, 0) << run.err;
      EXPECT_EQ(run.out, testing::ReadFile(golden.Report(language))) << golden.path;
    }
  }
}

TEST(GoldenBundles, AreMadeTodayAsTheyWere) {
  for (const Golden& golden : GoldenBundles())
    EXPECT_TRUE(Make(golden) == testing::ReadFile(golden.Bundle())) << golden.path;
}

// The lines of the example in FORMAT.md, without comments: hexadecimal, or how many bytes are left out.
std::vector<std::string> DocumentedLines() {
  const std::string format = testing::ReadFile("services/audit/FORMAT.md");
  const std::string example = format.substr(format.find("### An example"));
  const std::vector<std::string> parts = absl::StrSplit(example, "```");
  std::vector<std::string> lines;
  for (const absl::string_view line : absl::StrSplit(parts.at(1), '\n', absl::SkipWhitespace()))
    lines.emplace_back(absl::StripAsciiWhitespace(line.substr(0, line.find('#'))));
  return lines;
}

TEST(GoldenBundles, AreWhatTheFormatShows) {
  const std::string bytes = testing::ReadFile(Golden("2026-11/nho-2017.so-the-thao").Bundle());
  size_t at = 0;
  for (const std::string& line : DocumentedLines()) {
    size_t excluded = 0;
    if (std::sscanf(line.c_str(), "(%zu bytes)", &excluded) == 1) {
      at += excluded;
    } else {
      EXPECT_EQ(Hex(bytes.substr(at, line.size() / 2)), line) << "byte " << at;
      at += line.size() / 2;
    }
  }
  EXPECT_EQ(at, bytes.size());
}

TEST(MakeGoldenBundle, IsKeptIfItIsNew) {
  const char* name = std::getenv("THUOCDO_NEW_GOLDEN_BUNDLE");
  if (name == nullptr) return;
  const Golden golden(name);
  ASSERT_FALSE(std::filesystem::exists(golden.Bundle())) << "a golden bundle is never replaced";
  const std::string bytes = Make(golden);
  std::filesystem::create_directories(absl::StrCat(kBundles, golden.log));
  testing::WriteFile(golden.Bundle(), bytes);
  testing::WriteFile(KeyPath(golden.log), note::FormatVerifierKey(LogKey().verifier()) + "\n");
  testing::WriteFile(WitnessKeyPath(golden.log), note::FormatVerifierKey(WitnessKey().verifier()) + "\n");
  for (const char* language : {"vi", "en"})
    testing::WriteFile(golden.Report(language), Verify(golden, language).out);
  std::ofstream(absl::StrCat(kBundles, "SHA256SUMS"), std::ios::app)
      << Hex(Sha256(bytes)) << "  " << name << ".bundle\n";
}

}  // namespace
}  // namespace thuocdo

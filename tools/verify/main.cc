// thuocdo-verify: checks a bundle offline, with nothing but the keys of those who are believed.
#include <google/protobuf/stubs/logging.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/system/version.h"
#include "common/transparency/verifier_keys.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/verify/report_text.h"

namespace thuocdo::verify {
namespace {

constexpr int kHolds = 0;
constexpr int kDoesNotHold = 1;
constexpr int kWrongUsage = 2;

struct Flags {
  std::string file;
  std::vector<std::string> keys;
  std::vector<std::string> witness_keys;
  Language language = Language::kVietnamese;
};

void AddFlags(CLI::App& app, Flags& flags) {
  const std::map<std::string, Language> languages = {{"vi", Language::kVietnamese},
                                                     {"en", Language::kEnglish}};
  app.add_option("FILE", flags.file, "the bundle (thuocdo audit bundle)")->required();
  app.add_option(
         "--key", flags.keys,
         "the log's public key, as its authority gives it out, or a file of such keys; may be given again")
      ->required()
      ->type_name("PUBKEY|FILE");
  app.add_option("--witness-key", flags.witness_keys,
                 "public key of a witness that must have cosigned, or a file of them; may be given again")
      ->type_name("PUBKEY|FILE");
  app.add_option("--language", flags.language, "vi or en; vi unless given")
      ->transform(CLI::CheckedTransformer(languages).description(""))
      ->type_name("vi|en");
}

// The keys that were given with `flag`, all of which make signatures of `type`.
absl::StatusOr<std::vector<note::VerifierKey>> ReadKeys(const std::string& flag,
                                                        const std::vector<std::string>& given,
                                                        note::SignatureType type) {
  ASSIGN_OR_RETURN(const std::vector<note::VerifierKey> keys,
                   transparency::ResolveVerifierKeys(
                       flag, given, [](const std::string& path) { return client::ReadInputFile(path); }));
  for (const note::VerifierKey& key : keys) {
    if (key.type != type)
      return absl::InvalidArgumentError(
          absl::StrCat(flag, " ", note::FormatVerifierKey(key), ": this key signs something else"));
  }
  return keys;
}

// Whether everything holds, which is also said on standard output.
absl::StatusOr<bool> Verify(const Flags& flags) {
  audit::TrustedKeys keys;
  ASSIGN_OR_RETURN(keys.logs, ReadKeys("--key", flags.keys, note::SignatureType::kNote));
  ASSIGN_OR_RETURN(keys.witnesses,
                   ReadKeys("--witness-key", flags.witness_keys, note::SignatureType::kCosignature));
  ASSIGN_OR_RETURN(const std::string bytes, client::ReadInputFile(flags.file));
  const audit::BundleReport report = audit::VerifyBundle(bytes, keys);
  std::cout << ReportText(report, flags.file, flags.language) << std::flush;
  return report.holds();
}

int Run(int argc, char** argv) {
  google::protobuf::SetLogHandler(nullptr);  // what is wrong with a file is said in the report
  Flags flags;
  CLI::App app(
      "Kiểm tra hồ sơ kiểm chứng của một đơn vị, không cần kết nối / Checks an organization's bundle, "
      "offline.\n"
      "Example: thuocdo-verify so-tai-chinh.bundle --key binhdinh.example/thuocdo+0a1b2c3d+AV...\n"
      "Exits with 0 if everything holds, 1 if something does not, 2 if it was called wrongly.");
  app.set_version_flag("--version", VersionText("thuocdo-verify"));
  AddFlags(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kHolds : kWrongUsage;
  }
  const absl::StatusOr<bool> holds = Verify(flags);
  if (!holds.ok()) {
    std::cerr << absl::StrCat("thuocdo-verify: ", holds.status().message(), "\n");
    return kWrongUsage;
  }
  return *holds ? kHolds : kDoesNotHold;
}

}  // namespace
}  // namespace thuocdo::verify

int main(int argc, char** argv) { return thuocdo::verify::Run(argc, argv); }

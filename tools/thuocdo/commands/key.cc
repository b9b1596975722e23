// thuocdo key: the keys of logs and witnesses.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "common/base/status.h"
#include "common/note/files/generate_key.h"
#include "common/note/files/key_file.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

struct KeyOptions {
  std::string name;
  std::string file;
  bool is_witness = false;
};

absl::StatusOr<ExitCode> Generate(const KeyOptions& options) {
  const note::SignatureType type =
      options.is_witness ? note::SignatureType::kCosignature : note::SignatureType::kNote;
  const absl::StatusOr<note::SignerKey> key = note::GenerateKey(options.name, type);
  if (!key.ok()) return UsageError(key.status());
  const absl::Status written = note::WriteKeyFile(options.file, *key);
  if (!written.ok()) return UsageError(written);
  fmt::print("{}\n", note::FormatVerifierKey(key->verifier()));
  fmt::print(stderr,
             "the private key is in {}: keep a copy where nobody else can read it; the line above is for "
             "everybody\n",
             options.file);
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ShowKey(const KeyOptions& options) {
  const absl::StatusOr<note::SignerKey> key = note::ReadKeyFile(options.file);
  if (!key.ok()) return UsageError(key.status());
  fmt::print("{}\n", note::FormatVerifierKey(key->verifier()));
  return ExitCode::kFine;
}

void AddGenerate(CLI::App& key, Session& session) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App& generate = AddCommand(
      key, "generate", "Makes a key: the private half into a new file, the public half on standard output",
      "thuocdo key generate witness.example/w1 --witness --file witness.key");
  generate.add_option("NAME", options->name, "The log's or the witness's name, like a URL without https://")
      ->required();
  generate
      .add_option("--file", options->file, "Where the private half goes; a file that is there stays as it is")
      ->required()
      ->type_name("FILE");
  generate.add_flag("--witness", options->is_witness, "For a witness, which cosigns what a log has signed");
  OnRun(generate, session, [options] { return Generate(*options); });
}

void AddShowKey(CLI::App& key, Session& session) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App& show =
      AddCommand(key, "show", "Prints the public half of the key in a file", "thuocdo key show witness.key");
  show.add_option("FILE", options->file, "The file that key generate made")->required();
  OnRun(show, session, [options] { return ShowKey(*options); });
}

}  // namespace

void AddKeys(CLI::App& app, Session& session) {
  CLI::App& key = AddSubject(app, "key", "Makes and shows the keys of logs and witnesses: generate, show",
                             "thuocdo key show witness.key");
  AddGenerate(key, session);
  AddShowKey(key, session);
}

}  // namespace thuocdo::client

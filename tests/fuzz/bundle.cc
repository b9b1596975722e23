#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <iterator>

#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/base/terminal_text.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "tests/fuzz/bundle_changes.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

using audit::v1::AuditBundle;

// Those that golden bundles are signed with (tests/golden/bundles).
constexpr char kLogKey[] = "thuocdo.example/golden+244520d8+AfTCDZBGQu2PfGXbyabC3xa+SymvzCiZ5B3zdVva8lAp";
constexpr char kWitnessKey[] = "witness.example/golden+03d41ad7+BApRoqF57m8BDQV4w/aULl00BFzAQ7RyNQV/tnkyjlSE";

// A golden bundle: the SHA-256 of its file, and of what is bound of it.
struct Golden {
  absl::string_view file;
  absl::string_view bound;
};
constexpr Golden kGolden[] = {
    {"bc4ec5423e27309972cfe83a6943b75cd9bdc600a623c0b1d767259ccd01d6c7",
     "e2d44b5644984f1be78384de6c7facc612153ed76a4ec2f8a0e58f26e407c099"},
    {"51c4798e567188befb0a7fee94a870500e839b0a1b4e1b45b102d972e854f62b",
     "83e768c9a8583ee8d39ed6e84bbf47fea256f915ed06e1a2af6656d9442a9762"},
    {"e02de3db2fe9d3c0e5ac5d950d4fdbe97d3d3282dd786ca39dbbed61bee0b837",
     "5ad0cd87deeba3dc818e93108da858e8527ede2a29431a37feb2ede41938d66a"},
    {"8bfaa6e51a46741954e06873bf3a2ce2ace26e17458b3b78be190d797a83d5a5",
     "75b770f4059b18e66a2603e10fb0529efcdcd9a7e129c39307ddcd83fe343223"},
};

audit::TrustedKeys GoldenKeys() {
  return {{note::ParseVerifierKey(kLogKey).value()}, {note::ParseVerifierKey(kWitnessKey).value()}};
}

bool IsGolden(absl::string_view Golden::* what, const std::string& digest) {
  return std::any_of(std::begin(kGolden), std::end(kGolden),
                     [&](const Golden& golden) { return golden.*what == digest; });
}

// The digest of `bundle` without the group's numbers, which are taken as given, and the signatures, which
// others may add.
std::string DigestOfBound(AuditBundle bundle) {
  const absl::StatusOr<note::Note> note = note::ParseNote(bundle.checkpoint());
  if (note.ok()) bundle.set_checkpoint(note->text);
  bundle.clear_group_numbers();
  return Hex(Sha256(bundle.SerializeAsString()));
}

// What is said is a line of text each, and nothing is said of the place unless all holds.
absl::Status IsReadable(const audit::BundleReport& report) {
  for (const audit::Statement& statement : report.statements) {
    for (const std::string& text : {statement.what.vietnamese, statement.what.english})
      RETURN_IF_ERROR(Same("what is said", text, SanitizeForTerminal(text)));
    RETURN_IF_ERROR(Hold(statement.verdict == audit::Verdict::kNotChecked || !statement.what.english.empty(),
                         "nothing is said of a claim that was checked"));
  }
  return Hold(report.holds() || (report.places.empty() && report.not_proved.empty()),
              "a place is reported that is not proved");
}

absl::Status Judge(const AuditBundle& bundle, const std::string& file) {
  static const audit::TrustedKeys keys = GoldenKeys();
  const audit::BundleReport report = audit::VerifyBundle(file, keys);
  RETURN_IF_ERROR(IsReadable(report));
  if (IsGolden(&Golden::file, Hex(Sha256(file))))
    return Hold(report.holds(), "a golden bundle does not hold");
  return Hold(!report.holds() || IsGolden(&Golden::bound, DigestOfBound(bundle)), "a forged bundle holds");
}

}  // namespace

absl::Status Bundle(absl::string_view input) {
  const google::protobuf::LogSilencer silence;
  Choices choices(input);
  Choices changes(choices.Bytes(choices.Byte()));
  absl::StatusOr<AuditBundle> bundle = audit::ParseBundle(choices.rest());
  if (!bundle.ok()) return IsReadable(audit::VerifyBundle(choices.rest(), {}));
  ASSIGN_OR_RETURN(const std::string as_read, audit::FormatBundle(*bundle));
  RETURN_IF_ERROR(Same("the bundle written again", as_read, choices.rest()));
  ChangeBundle(changes, *bundle);
  ASSIGN_OR_RETURN(const std::string file, audit::FormatBundle(*bundle));
  return Judge(*bundle, file);
}

}  // namespace thuocdo::fuzz

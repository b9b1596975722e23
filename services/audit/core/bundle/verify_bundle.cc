#include "services/audit/core/bundle/verify_bundle.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/terminal_text.h"
#include "common/base/time_text.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_points.h"
#include "services/audit/core/bundle/bundle_problem.h"
#include "services/audit/core/bundle/bundle_problem_text.h"
#include "services/audit/core/bundle/bundle_publication.h"
#include "services/audit/core/bundle/bundle_tables.h"

namespace thuocdo::audit {
namespace {

constexpr int64_t kMicrosecondsPerSecond = 1'000'000;

// Checks one claim after the other and collects the statements. A claim is checked only if those that it
// depends on hold: the data that it needs are proved by them. Claims that do not depend on a false one are
// still checked, so that the report says as much as the bundle proves.
class Verification {
 public:
  Verification(audit::v1::AuditBundle bundle, const TrustedKeys& keys)
      : bundle_(std::move(bundle)), keys_(keys) {}

  BundleReport MakeReport() && {
    const bool is_signed = CheckSignatures();
    const bool records = CheckClaim(VerificationStep::kRecords, is_signed, [&] { return FindRecords(); });
    const bool published =
        CheckClaim(VerificationStep::kPublication, records, [&] { return FindPublication(); });
    const bool rules = CheckClaim(VerificationStep::kRules, published, [&] { return FindRules(); });
    const bool sheet = CheckClaim(VerificationStep::kSheet, published, [&] { return FindSheet(); });
    const bool points = CheckClaim(VerificationStep::kPoints, rules && sheet, [&] { return FindPoints(); });
    const bool tables = CheckClaim(VerificationStep::kTables, published, [&] { return FindTables(); });
    CheckClaim(VerificationStep::kPlace, points && tables, [&] { return FindPlace(); });
    if (report_.holds()) AddNotProved();
    if (!report_.holds()) report_.places.clear();
    return std::move(report_);
  }

 private:
  // The problem of a claim, or the sentence about what holds.
  struct Finding {
    BundleCheckResult problem;
    Sentence holds;
  };

  template <typename Function>
  bool CheckClaim(VerificationStep claim, bool can_be_checked, Function check) {
    if (!can_be_checked) {
      report_.statements.push_back({claim, Verdict::kNotChecked, {}});
      return false;
    }
    const Finding found = check();
    const bool holds = !found.problem.has_value();
    report_.statements.push_back({claim, holds ? Verdict::kHolds : Verdict::kFails,
                                  holds ? found.holds : ProblemSentence(*found.problem)});
    return holds;
  }

  bool CheckSignatures() {
    bool all = CheckClaim(VerificationStep::kCheckpoint, true, [&] { return FindCheckpoint(); });
    const bool is_read = all;
    for (const note::VerifierKey& witness : keys_.witnesses)
      all = CheckClaim(VerificationStep::kWitness, is_read, [&] { return FindCosignature(witness); }) && all;
    return all;
  }

  Finding FindCheckpoint() {
    BundleCheckResult problem = CheckCheckpoint(bundle_.checkpoint(), keys_.logs, checkpoint_);
    const note::Checkpoint& read = checkpoint_.checkpoint;
    return {problem,
            Say("Nhật ký «$0» đã ký mốc gồm $1 bản ghi.",
                "The log \"$0\" has signed a checkpoint of $1 records.", read.origin, read.tree.size)};
  }

  Finding FindCosignature(const note::VerifierKey& witness) {
    int64_t time_s = 0;
    BundleCheckResult problem = CheckWitness(checkpoint_, witness, time_s);
    return {problem, Say("Nhân chứng $0 đã ký xác nhận mốc này lúc $1.",
                         "The witness $0 has cosigned it at $1.", witness.name, TimeText(time_s))};
  }

  // Times that do not fit in microseconds are written as a number of seconds.
  static std::string TimeText(int64_t time_s) {
    constexpr int64_t kSecondsMax = INT64_MAX / kMicrosecondsPerSecond;
    return time_s > kSecondsMax ? absl::StrCat(time_s, " s") : FormatTime(time_s * kMicrosecondsPerSecond);
  }

  Finding FindRecords() {
    BundleCheckResult problem = CheckRecords(bundle_, checkpoint_.checkpoint, records_);
    return {problem, Say("Cả $0 bản ghi trong hồ sơ đều nằm trong nhật ký đã ký.",
                         "All $0 records of the bundle are in the signed log.", records_.count)};
  }

  Finding FindPublication() {
    BundleCheckResult problem = CheckPublication(records_, bundle_.organization(), publication_);
    const ranking::v1::PublicationManifest& manifest = publication_.manifest;
    return {problem,
            Say("Quyết định $0 ngày $1 công bố kỳ đánh giá $2 theo nhật ký đến vị trí $3; mã băm $4.",
                "The decision $0 of $1 publishes the campaign $2 as of position $3; digest $4.",
                manifest.decision(), manifest.date(), manifest.campaign(), manifest.position(),
                Hex(publication_.digest))};
  }

  Finding FindRules() {
    BundleCheckResult problem = CheckRules(records_, publication_, rules_);
    return {problem, Say("Bộ tiêu chí là $0, đúng bộ mà kỳ đánh giá và công bố nêu.",
                         "The rule set is $0, the one that campaign and publication name.", rules_.name)};
  }

  Finding FindSheet() {
    BundleCheckResult problem = CheckSheet(records_, publication_, unit_);
    if (unit_.erased > 0)
      return {problem,
              Say("Phiếu của $0 đủ $1 lần ghi đến lúc công bố; $2 lần đã bị xóa nội dung và đã được thay.",
                  "The sheet of $0 is complete: revisions 1 to $1, up to the publication; $2 of them were "
                  "erased, and replaced.",
                  unit_.name, unit_.sheet.revision.value, unit_.erased)};
    return {problem, Say("Phiếu của $0 đủ $1 lần ghi đến lúc công bố, không thiếu lần nào.",
                         "The sheet of $0 is complete: revisions 1 to $1, up to the publication.", unit_.name,
                         unit_.sheet.revision.value)};
  }

  Finding FindPoints() {
    BundleCheckResult problem = CheckPoints(bundle_, publication_, rules_, unit_, score_);
    return {problem, Say("Điểm tính lại từ phiếu và bộ tiêu chí đúng với thẻ điểm đã công bố.",
                         "The points follow from sheet and rules, and are those of the published card.")};
  }

  Finding FindTables() {
    BundleCheckResult problem = CheckTables(bundle_, publication_);
    return {problem, Say("Cả $0 bảng xếp hạng đúng là các bảng đã công bố.",
                         "All $0 ranking tables are the published ones.", bundle_.tables_size())};
  }

  Finding FindPlace() {
    BundleCheckResult problem = CheckPlaces(bundle_, publication_, rules_, score_.card, report_.places);
    return {problem, Say("Các dòng của đơn vị đúng với thẻ điểm; hạng đúng theo bảng đã công bố.",
                         "The organization's rows follow from its card, and its ranks from the tables.")};
  }

  void AddNotProved() {
    auto add = [this](Sentence sentence) { report_.not_proved.push_back(std::move(sentence)); };
    add(Say("điểm của các đơn vị khác", "other organizations' points"));
    if (score_.criteria_taken > 0)
      add(Say("số liệu chung của nhóm ở $0 tiêu chí so sánh giữa các đơn vị: lấy như hồ sơ ghi",
              "the group's numbers on $0 criteria that compare units: taken as the bundle has them",
              score_.criteria_taken));
    add(Say("hạng năm trước: lấy như bảng ghi", "previous ranks: taken as the tables have them"));
    add(Say("thứ tự giữa các đơn vị có cùng số in ra: bảng đã làm tròn, hạng theo điểm chính xác",
            "the order of those who print the same: tables are rounded, ranks are not"));
    add(Say("những gì ghi sau công bố này, kể cả công bố sửa đổi nó",
            "what was recorded after this publication, another one that amends it included"));
    if (keys_.witnesses.empty())
      add(Say("rằng mọi người được xem cùng một nhật ký: cần chữ ký của nhân chứng (--witness-key)",
              "that everybody is shown the same log: this takes a witness (--witness-key)"));
  }

  const audit::v1::AuditBundle bundle_;
  const TrustedKeys& keys_;
  BundleReport report_;
  BundleCheckpoint checkpoint_;
  BundleRecords records_;
  BundlePublication publication_;
  rules::RuleSet rules_;
  BundleUnit unit_;
  BundleScore score_;
};

// Sentences quote the bundle, whose maker may have written control characters to deceive the reader.
BundleReport SanitizeReport(BundleReport report) {
  for (Statement& statement : report.statements)
    statement.what = {SanitizeForTerminal(statement.what.vietnamese),
                      SanitizeForTerminal(statement.what.english)};
  for (BundlePlace& place : report.places) {
    for (std::string* text : {&place.title, &place.rank, &place.points, &place.max_points, &place.level})
      *text = SanitizeForTerminal(*text);
  }
  return report;
}

BundleReport VerifyBytes(absl::string_view bytes, const TrustedKeys& keys) {
  absl::StatusOr<audit::v1::AuditBundle> bundle = ParseBundle(bytes);
  if (bundle.ok()) return Verification(*std::move(bundle), keys).MakeReport();
  const Sentence problem =
      Say("tệp không phải hồ sơ kiểm chứng, hoặc đã hỏng: $0", "$0", std::string(bundle.status().message()));
  return {{{VerificationStep::kFile, Verdict::kFails, problem}}, {}, {}};
}

}  // namespace

BundleReport VerifyBundle(absl::string_view bytes, const TrustedKeys& keys) {
  return SanitizeReport(VerifyBytes(bytes, keys));
}

}  // namespace thuocdo::audit

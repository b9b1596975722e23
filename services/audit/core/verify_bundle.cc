#include "services/audit/core/verify_bundle.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/clock.h"
#include "common/base/digest.h"
#include "common/base/one_line.h"
#include "services/audit/core/bundle_file.h"
#include "services/audit/core/bundle_points.h"
#include "services/audit/core/bundle_publication.h"
#include "services/audit/core/bundle_tables.h"
#include "services/ranking/core/table.h"

namespace thuocdo {
namespace {

constexpr int64_t kMicrosecondsASecond = 1'000'000;

// Checks claim after claim and keeps what was found.
class Verification {
 public:
  Verification(audit::v1::AuditBundle bundle, const TrustedKeys& keys)
      : bundle_(std::move(bundle)), keys_(keys) {}

  BundleReport Run() && {
    const bool is_signed = CheckSignatures();
    const bool records = Check(Claim::kRecords, is_signed, [&] { return Records(); });
    const bool published = Check(Claim::kPublication, records, [&] { return Publication(); });
    const bool rules = Check(Claim::kRules, published, [&] { return Rules(); });
    const bool sheet = Check(Claim::kSheet, published, [&] { return Sheet(); });
    const bool points = Check(Claim::kPoints, rules && sheet, [&] { return Points(); });
    const bool tables = Check(Claim::kTables, published, [&] { return Tables(); });
    Check(Claim::kPlace, points && tables, [&] { return Place(); });
    if (report_.holds()) AddNotProved();
    if (!report_.holds()) report_.places.clear();
    return std::move(report_);
  }

 private:
  // What holds, or what does not.
  struct Finding {
    BundleFault fault;
    Sentence holds;
  };

  template <typename Function>
  bool Check(Claim claim, bool can_be_checked, Function check) {
    if (!can_be_checked) {
      report_.statements.push_back({claim, Outcome::kNotChecked, {}});
      return false;
    }
    const Finding found = check();
    const bool holds = !found.fault.has_value();
    report_.statements.push_back(
        {claim, holds ? Outcome::kHolds : Outcome::kFails, holds ? found.holds : *found.fault});
    return holds;
  }

  bool CheckSignatures() {
    bool all = Check(Claim::kCheckpoint, true, [&] { return Checkpoint(); });
    const bool is_read = all;
    for (const note::VerifierKey& witness : keys_.witnesses)
      all = Check(Claim::kWitness, is_read, [&] { return Witness(witness); }) && all;
    return all;
  }

  Finding Checkpoint() {
    BundleFault fault = CheckCheckpoint(bundle_.checkpoint(), keys_.logs, checkpoint_);
    const note::Checkpoint& read = checkpoint_.checkpoint;
    return {fault, Say("Nhật ký «$0» đã ký mốc gồm $1 bản ghi.",
                       "The log \"$0\" has signed a checkpoint of $1 records.", read.origin, read.tree.size)};
  }

  Finding Witness(const note::VerifierKey& witness) {
    int64_t time_s = 0;
    BundleFault fault = CheckWitness(checkpoint_, witness, time_s);
    return {fault, Say("Nhân chứng $0 đã ký xác nhận mốc này lúc $1.",
                       "The witness $0 has cosigned it at $1.", witness.name, TimeText(time_s))};
  }

  // Beyond what microseconds can say, the number of seconds.
  static std::string TimeText(int64_t time_s) {
    constexpr int64_t kSecondsMax = INT64_MAX / kMicrosecondsASecond;
    return time_s > kSecondsMax ? absl::StrCat(time_s, " s") : FormatTime(time_s * kMicrosecondsASecond);
  }

  Finding Records() {
    BundleFault fault = CheckRecords(bundle_, checkpoint_.checkpoint, records_);
    return {fault, Say("Cả $0 bản ghi trong hồ sơ đều nằm trong nhật ký đã ký.",
                       "All $0 records of the bundle are in the signed log.", records_.count)};
  }

  Finding Publication() {
    BundleFault fault = CheckPublication(records_, bundle_.organization(), publication_);
    const ranking::v1::PublicationManifest& manifest = publication_.manifest;
    return {fault, Say("Quyết định $0 ngày $1 công bố kỳ đánh giá $2 theo nhật ký đến vị trí $3; mã băm $4.",
                       "The decision $0 of $1 publishes the campaign $2 as of position $3; digest $4.",
                       manifest.decision(), manifest.date(), manifest.campaign(), manifest.position(),
                       Hex(publication_.digest))};
  }

  Finding Rules() {
    BundleFault fault = CheckRules(records_, publication_, rules_);
    return {fault, Say("Bộ tiêu chí là $0, đúng bộ mà kỳ đánh giá và công bố nêu.",
                       "The rule set is $0, the one that campaign and publication name.", rules_.name)};
  }

  Finding Sheet() {
    BundleFault fault = CheckSheet(records_, publication_, unit_);
    if (unit_.erased > 0)
      return {fault,
              Say("Phiếu của $0 đủ $1 lần ghi đến lúc công bố; $2 lần đã bị xóa nội dung và đã được thay.",
                  "The sheet of $0 is complete: revisions 1 to $1, up to the publication; $2 of them were "
                  "erased, and replaced.",
                  unit_.name, unit_.sheet.revision.value, unit_.erased)};
    return {fault, Say("Phiếu của $0 đủ $1 lần ghi đến lúc công bố, không thiếu lần nào.",
                       "The sheet of $0 is complete: revisions 1 to $1, up to the publication.", unit_.name,
                       unit_.sheet.revision.value)};
  }

  Finding Points() {
    BundleFault fault = CheckPoints(bundle_, publication_, rules_, unit_, score_);
    return {fault, Say("Điểm tính lại từ phiếu và bộ tiêu chí đúng với thẻ điểm đã công bố.",
                       "The points follow from sheet and rules, and are those of the published card.")};
  }

  Finding Tables() {
    BundleFault fault = CheckTables(bundle_, publication_);
    return {fault, Say("Cả $0 bảng xếp hạng đúng là các bảng đã công bố.",
                       "All $0 ranking tables are the published ones.", bundle_.tables_size())};
  }

  Finding Place() {
    BundleFault fault = CheckPlaces(bundle_, publication_, rules_, score_.card, report_.places);
    return {fault, Say("Các dòng của đơn vị đúng với thẻ điểm; hạng đúng theo bảng đã công bố.",
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
  RuleSet rules_;
  BundleUnit unit_;
  BundleScore score_;
};

// What is said quotes what a liar may have written.
BundleReport Quoted(BundleReport report) {
  for (Statement& statement : report.statements)
    statement.what = {OneLine(statement.what.vietnamese), OneLine(statement.what.english)};
  for (BundlePlace& place : report.places) {
    for (std::string* text : {&place.title, &place.rank, &place.points, &place.max_points, &place.level})
      *text = OneLine(*text);
  }
  return report;
}

BundleReport VerifyBytes(absl::string_view bytes, const TrustedKeys& keys) {
  absl::StatusOr<audit::v1::AuditBundle> bundle = ParseBundle(bytes);
  if (bundle.ok()) return Verification(*std::move(bundle), keys).Run();
  const Sentence fault =
      Say("tệp không phải hồ sơ kiểm chứng, hoặc đã hỏng: $0", "$0", std::string(bundle.status().message()));
  return {{{Claim::kFile, Outcome::kFails, fault}}, {}, {}};
}

}  // namespace

bool BundleReport::holds() const {
  return std::all_of(statements.begin(), statements.end(),
                     [](const Statement& statement) { return statement.outcome == Outcome::kHolds; });
}

BundleReport VerifyBundle(absl::string_view bytes, const TrustedKeys& keys) {
  return Quoted(VerifyBytes(bytes, keys));
}

}  // namespace thuocdo

#include "tools/verify/report_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::verify {
namespace {

// What a claim is about.
audit::Sentence TitleOf(audit::VerificationStep claim) {
  switch (claim) {
    case audit::VerificationStep::kFile:
      return {"Tệp", "File"};
    case audit::VerificationStep::kCheckpoint:
      return {"Mốc nhật ký", "Checkpoint"};
    case audit::VerificationStep::kWitness:
      return {"Nhân chứng", "Witness"};
    case audit::VerificationStep::kRecords:
      return {"Bản ghi", "Records"};
    case audit::VerificationStep::kPublication:
      return {"Công bố", "Publication"};
    case audit::VerificationStep::kRules:
      return {"Bộ tiêu chí", "Rule set"};
    case audit::VerificationStep::kSheet:
      return {"Phiếu khai báo", "Sheet"};
    case audit::VerificationStep::kPoints:
      return {"Điểm", "Points"};
    case audit::VerificationStep::kTables:
      return {"Bảng xếp hạng", "Tables"};
    case audit::VerificationStep::kPlace:
      return {"Hạng của đơn vị", "Place"};
  }
  return {};
}

// Writes in one language.
class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  std::string Write(const audit::BundleReport& report, absl::string_view file) const {
    std::string text = absl::StrCat(In({"Hồ sơ kiểm chứng ", "Bundle "}), file, "\n\n");
    for (const audit::Statement& statement : report.statements) absl::StrAppend(&text, Line(statement), "\n");
    if (!report.places.empty()) absl::StrAppend(&text, "\n", Places(report));
    if (!report.not_proved.empty()) absl::StrAppend(&text, "\n", NotProved(report));
    return absl::StrCat(text, "\n", Conclusion(report), "\n");
  }

 private:
  std::string In(const audit::Sentence& sentence) const {
    return language_ == Language::kVietnamese ? sentence.vietnamese : sentence.english;
  }

  std::string Number(const std::string& decimal) const {
    return language_ == Language::kVietnamese ? client::VietnameseNumber(decimal) : decimal;
  }

  std::string Line(const audit::Statement& statement) const {
    const std::string title = In(TitleOf(statement.claim));
    switch (statement.verdict) {
      case audit::Verdict::kHolds:
        return absl::StrCat("  ✓ ", In(statement.what));
      case audit::Verdict::kFails:
        return absl::StrCat("  ✗ ", title, ": ", In(statement.what), ".");
      case audit::Verdict::kNotChecked:
        return absl::StrCat("  – ", title, ": ",
                            In({"chưa kiểm tra, vì dựa vào điều không đúng ở trên.",
                                "not checked, as it rests on what does not hold above."}));
    }
    return "";
  }

  std::string Places(const audit::BundleReport& report) const {
    client::TextTable table({{In({"Bảng", "Table"})},
                             {In({"Hạng", "Rank"}), client::Align::kRight},
                             {In({"Điểm", "Points"}), client::Align::kRight},
                             {In({"Điểm tối đa", "Maximum"}), client::Align::kRight},
                             {In({"Mức", "Level"})}});
    for (const audit::BundlePlace& place : report.places) {
      const std::string rank = place.rank.empty() ? In({"chưa khai báo", "not declared"})
                                                  : absl::StrCat(place.rank, "/", place.ranked);
      table.AddRow({place.title, rank, Number(place.points), Number(place.max_points), place.level});
    }
    return table.Render();
  }

  std::string NotProved(const audit::BundleReport& report) const {
    std::string text = In({"Hồ sơ này không chứng minh:\n", "This bundle does not prove:\n"});
    for (const audit::Sentence& sentence : report.not_proved)
      absl::StrAppend(&text, "  – ", In(sentence), "\n");
    return text;
  }

  std::string Conclusion(const audit::BundleReport& report) const {
    return report.holds() ? In({"KẾT LUẬN: mọi điều kiểm tra ở trên đều đúng.",
                                "CONCLUSION: everything that was checked above holds."})
                          : In({"KẾT LUẬN: KHÔNG ĐÚNG, xem các dòng có dấu ✗.",
                                "CONCLUSION: it does NOT hold, see the lines marked ✗."});
  }

  const Language language_;
};

}  // namespace

std::string ReportText(const audit::BundleReport& report, absl::string_view file, Language language) {
  return Writer(language).Write(report, file);
}

}  // namespace thuocdo::verify

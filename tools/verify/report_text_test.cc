#include "tools/verify/report_text.h"

#include <gmock/gmock.h>

namespace thuocdo::verify {
namespace {

using ::testing::HasSubstr;

audit::BundleReport Holding() {
  audit::BundleReport report;
  report.statements = {
      {audit::VerificationStep::kRecords, audit::Verdict::kHolds, {"Cả 7 bản ghi.", "All 7 records."}}};
  report.places = {{"Bảng chung", "3", "19", "1280.5", "2000", "Khá"}, {"Bảng 2", "", "19", "", "100", ""}};
  report.not_proved = {{"điểm khác", "other points"}};
  return report;
}

audit::BundleReport Failing() {
  audit::BundleReport report;
  report.statements = {{audit::VerificationStep::kTables,
                        audit::Verdict::kFails,
                        {"bảng a/b đã đổi", "table a/b was changed"}},
                       {audit::VerificationStep::kPlace, audit::Verdict::kNotChecked, {}}};
  return report;
}

TEST(ReportText, SaysInVietnameseWhatHoldsAndWhatIsNotProved) {
  EXPECT_EQ(ReportText(Holding(), "so-a.bundle", Language::kVietnamese),
            "Hồ sơ kiểm chứng so-a.bundle\n\n"
            "  ✓ Cả 7 bản ghi.\n\n"
            "Bảng                 Hạng     Điểm  Điểm tối đa  Mức\n"
            "──────────  ─────────────  ───────  ───────────  ───\n"
            "Bảng chung           3/19  1.280,5        2.000  Khá\n"
            "Bảng 2      chưa khai báo                   100\n\n"
            "Hồ sơ này không chứng minh:\n"
            "  – điểm khác\n\n"
            "KẾT LUẬN: mọi điều kiểm tra ở trên đều đúng.\n");
}

TEST(ReportText, SaysTheSameInEnglish) {
  const std::string text = ReportText(Holding(), "so-a.bundle", Language::kEnglish);
  EXPECT_THAT(text, HasSubstr("  ✓ All 7 records.\n"));
  EXPECT_THAT(text, HasSubstr("1280.5"));
  EXPECT_THAT(text, HasSubstr("This bundle does not prove:\n  – other points\n"));
  EXPECT_THAT(text, HasSubstr("CONCLUSION: everything"));
}

TEST(ReportText, NamesWhatFailsAndWhatWasNotChecked) {
  EXPECT_EQ(ReportText(Failing(), "x", Language::kVietnamese),
            "Hồ sơ kiểm chứng x\n\n"
            "  ✗ Bảng xếp hạng: bảng a/b đã đổi.\n"
            "  – Hạng của đơn vị: chưa kiểm tra, vì dựa vào điều không đúng ở trên.\n\n"
            "KẾT LUẬN: KHÔNG ĐÚNG, xem các dòng có dấu ✗.\n");
  EXPECT_THAT(ReportText(Failing(), "x", Language::kEnglish), HasSubstr("it does NOT hold"));
}

}  // namespace
}  // namespace thuocdo::verify

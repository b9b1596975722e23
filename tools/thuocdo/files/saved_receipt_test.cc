#include "tools/thuocdo/files/saved_receipt.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/digest.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::StatusIs;

constexpr char kLogId[] = "0123456789abcdef0123456789abcdef";

intake::v1::Receipt TwoEvents() {
  intake::v1::Receipt receipt;
  receipt.set_log_id(kLogId);
  receipt.set_request_id("declare-\"1\"");
  receipt.set_first_position(9007199254740993);  // beyond what JSON's numbers can say
  receipt.set_last_position(9007199254740994);
  receipt.set_accept_time_us(1486434600000000);
  receipt.add_leaf_hashes(Sha256("a"));
  receipt.add_leaf_hashes(Sha256("b"));
  return receipt;
}

TEST(ReceiptLine, IsOneLineOfJsonWithHashesAsSha256sumPrintsThem) {
  EXPECT_EQ(ReceiptLine(TwoEvents()),
            absl::StrCat("{\"log_id\":\"", kLogId, "\",\"request_id\":\"declare-\\\"1\\\"\",",
                         "\"first_position\":\"9007199254740993\",\"last_position\":\"9007199254740994\",",
                         "\"accept_time\":\"2017-02-07T09:30:00.000000+07:00\",\"leaf_hashes\":[\"",
                         Hex(Sha256("a")), "\",\"", Hex(Sha256("b")), "\"]}\n"));
}

TEST(ReceiptLine, IsEmptyWhereNothingChanged) {
  intake::v1::Receipt receipt;
  receipt.set_log_id(kLogId);
  receipt.set_request_id("declare-1");
  EXPECT_EQ(ReceiptLine(receipt), "");
}

TEST(ReadReceiptLines, ReadsWhatReceiptLineWrites) {
  const std::string line = ReceiptLine(TwoEvents());
  ASSERT_OK_AND_ASSIGN(const auto receipts, ReadReceiptLines({"r.jsonl", absl::StrCat(line, line)}));
  ASSERT_EQ(receipts.size(), 2u);
  EXPECT_EQ(receipts[1].line, 2);
  EXPECT_EQ(receipts[1].log_id, kLogId);
  EXPECT_EQ(receipts[1].request_id, "declare-\"1\"");
  EXPECT_EQ(receipts[1].first, Position{9007199254740993});
  EXPECT_EQ(receipts[1].leaves,
            (std::vector<merkle::Hash>{*merkle::HashFrom(Sha256("a")), *merkle::HashFrom(Sha256("b"))}));
}

TEST(ReadReceiptLines, NamesEveryLineThatIsNone) {
  const std::string line = ReceiptLine(TwoEvents());
  const std::string one_hash = absl::StrReplaceAll(line, {{absl::StrCat(",\"", Hex(Sha256("b")), "\""), ""}});
  const std::string position_0 = absl::StrReplaceAll(line, {{"\"9007199254740993\"", "\"0\""}});
  const std::string upper =
      absl::StrReplaceAll(line, {{Hex(Sha256("a")), absl::StrCat(std::string(64, 'A'))}});
  const std::string other_log = absl::StrReplaceAll(line, {{kLogId, "log"}});
  const std::string more = absl::StrReplaceAll(line, {{"{\"log_id\"", "{\"more\":1,\"log_id\""}});
  EXPECT_THAT(
      ReadReceiptLines({"r.jsonl", absl::StrCat(line, one_hash, position_0, upper, other_log, more, "{")}),
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr("r.jsonl:2: has not one leaf hash"), HasSubstr("r.jsonl:3: has not"),
                     HasSubstr("r.jsonl:4: has a leaf hash"), HasSubstr("r.jsonl:5: log_id"),
                     HasSubstr("r.jsonl:6: is not a receipt"), HasSubstr("r.jsonl:7: is not"))));
}

TEST(ReadReceiptLines, RejectsAFileWithoutReceipts) {
  EXPECT_THAT(ReadReceiptLines({"r.jsonl", "\n"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("r.jsonl: has no receipts")));
}

}  // namespace
}  // namespace thuocdo::client

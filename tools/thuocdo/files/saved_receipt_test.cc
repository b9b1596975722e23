#include "tools/thuocdo/files/saved_receipt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/digest.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
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
  ASSERT_OK_AND_ASSIGN(const ReceiptLines lines, ReadReceiptLines({"r.jsonl", absl::StrCat(line, line)}));
  const std::vector<transparency::ReceiptClaim>& receipts = lines.claims;
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
  ASSERT_OK_AND_ASSIGN(
      const ReceiptLines lines,
      ReadReceiptLines({"r.jsonl", absl::StrCat(line, one_hash, position_0, upper, other_log, more, "{")}));
  EXPECT_EQ(lines.claims.size(), 1U);
  EXPECT_THAT(
      lines.unreadable,
      ElementsAre(Pair(2, HasSubstr("has not one leaf hash")), Pair(3, HasSubstr("has not")),
                  Pair(4, HasSubstr("has a leaf hash")), Pair(5, HasSubstr("log_id")),
                  Pair(6, HasSubstr("is not a receipt")), Pair(7, HasSubstr("a crash may have torn it"))));
}

TEST(ReadReceiptLines, RejectsAFileWithoutReceipts) {
  EXPECT_THAT(ReadReceiptLines({"r.jsonl", "{\n\n["}),
              StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("r.jsonl:1: is not a receipt"),
                                                                 HasSubstr("r.jsonl:3: is not a receipt"))));
  EXPECT_THAT(ReadReceiptLines({"r.jsonl", "\n"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("r.jsonl: has no receipts")));
}

}  // namespace
}  // namespace thuocdo::client

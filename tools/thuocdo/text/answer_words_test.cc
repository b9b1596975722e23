#include "tools/thuocdo/text/answer_words.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

constexpr char kWordsRules[] = R"(
  root { id: "total" component {
    children { id: "roll-out" criterion { choice { options { id: "in-part" title: "Một phần" } options { id: "bare" } } } }
    children { id: "list" criterion { item_list { items { id: "mail" title: "Thư điện tử" }
                                                  items { id: "signing" title: "Chữ ký số" } } } } } })";

class AnswerWordsTest : public ::testing::Test {
 protected:
  AnswerWordsTest() { EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kWordsRules, &rules_)); }

  std::string Words(const std::string& criterion, const std::string& text) {
    event::v1::Answer answer;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &answer)) << text;
    return AnswerWords(rules_).Of(criterion, answer);
  }

  rules::v1::RuleSet rules_;
};

TEST_F(AnswerWordsTest, OptionsAndItemsHaveTheRuleSetsTitles) {
  EXPECT_EQ(Words("roll-out", "choice: 'in-part'"), "Một phần");
  EXPECT_EQ(Words("list", "items { ids: 'mail' ids: 'signing' }"), "Thư điện tử; Chữ ký số");
  EXPECT_EQ(Words("list", "items {}"), "không có mục nào");
}

TEST_F(AnswerWordsTest, WhatTheRuleSetDoesNotNameStandsAsItWasAnswered) {
  EXPECT_EQ(Words("roll-out", "choice: 'bare'"), "bare");
  EXPECT_EQ(Words("roll-out", "choice: 'unknown'"), "unknown");
  EXPECT_EQ(Words("elsewhere", "choice: 'in-part'"), "in-part");
  EXPECT_EQ(Words("elsewhere", "items { ids: 'mail' }"), "mail");
}

TEST_F(AnswerWordsTest, YesAndNoAndNumbersAreVietnamese) {
  EXPECT_EQ(Words("x", "yes: true"), "có");
  EXPECT_EQ(Words("x", "yes: false"), "không");
  EXPECT_EQ(Words("x", "not_applicable { reason: 'r' }"), "không áp dụng");
  EXPECT_EQ(Words("x", "percentage: '79.5'"), "79,5 %");
  EXPECT_EQ(Words("x", "points: '1280'"), "1.280");
  EXPECT_EQ(Words("x", "count { part: 16 whole: 267 }"), "16/267");
  EXPECT_EQ(Words("x", ""), "");
}

}  // namespace
}  // namespace thuocdo::client

#include "tests/scale/scale_rules.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/files.h"

namespace thuocdo::scale {
namespace {

void Replace(const std::string& from, const std::string& to, std::string& text) {
  ASSERT_TRUE(absl::StrContains(text, from)) << from;
  text = absl::StrReplaceAll(text, {{from, to}});
}

}  // namespace

std::string ScaleRules() { return testing::ReadFile("deploy/catalogue/rule-sets/binh-dinh-2016-leaf.txtpb"); }

std::string RevisedScaleRules() {
  std::string text = ScaleRules();
  Replace("id: \"binh-dinh-2016-leaf\"", "id: \"revised\"", text);
  Replace("upper: \"50\" upper_open: true", "upper: \"60\" upper_open: true", text);
  Replace("lower: \"50\" upper: \"80\"", "lower: \"60\" upper: \"90\"", text);
  Replace("lower: \"80\" upper: \"100\"", "lower: \"90\" upper: \"100\"", text);
  Replace("full_marks_from: \"0.7\"", "full_marks_from: \"0.9\"", text);
  Replace(" step: \"5\" rounding: ROUNDING_HALF_UP", "", text);
  Replace("id: \"infrastructure.2\"", "id: \"infrastructure.lan\"", text);
  Replace("id: \"infrastructure.3\"", "id: \"infrastructure.cloud\"", text);
  Replace("RANK_RULE_DENSE", "RANK_RULE_COMPETITION", text);
  return text + R"(amends: "binh-dinh-2016-leaf"
changes { kind: CHANGE_KIND_RENAMED from: "infrastructure.2" to: "infrastructure.lan" }
changes { kind: CHANGE_KIND_DROPPED from: "infrastructure.3" }
changes { kind: CHANGE_KIND_NEW to: "infrastructure.cloud" }
)";
}

}  // namespace thuocdo::scale

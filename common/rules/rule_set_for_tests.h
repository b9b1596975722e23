// A small rule set with every scoring method, for tests.
#pragma once

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace thuocdo::testing {

inline constexpr char kRuleSetText[] = R"(
id: "small"
title: "Bộ tiêu chí nhỏ"
legal_basis: "1/QĐ-UBND"
groups { id: "departments" title: "Sở, ban, ngành" }
groups { id: "districts" title: "Huyện, thị xã, thành phố" }
root {
  id: "total" title: "Tổng"
  maxima { group: "departments" points: "105" }
  maxima { group: "districts" points: "110" }
  component {
    children {
      id: "use" title: "Ứng dụng"
      maxima { group: "departments" points: "60" }
      maxima { group: "districts" points: "60" }
      component {
        children {
          id: "use.points" title: "Điểm"
          maxima { group: "departments" points: "15" }
          maxima { group: "districts" points: "15" }
          criterion { awarded_points { step: "2.5" } }
        }
        children {
          id: "use.mail" title: "Thư điện tử"
          maxima { group: "departments" points: "15" }
          maxima { group: "districts" points: "15" }
          criterion { yes_no {} not_applicable: NOT_APPLICABLE_RULE_LEAVE_OUT }
        }
        children {
          id: "use.staff" title: "Tỷ lệ cán bộ"
          maxima { group: "departments" points: "15" }
          maxima { group: "districts" points: "15" }
          criterion {
            bands {
              bands { lower: "0" upper: "0" points: "0" }
              bands { lower: "0" lower_open: true upper: "50" upper_open: true points: "5" }
              bands { lower: "50" upper: "80" upper_open: true points: "10" }
              bands { lower: "80" upper: "100" points: "15" }
            }
          }
        }
        children {
          id: "use.roll-out" title: "Triển khai"
          maxima { group: "departments" points: "15" }
          maxima { group: "districts" points: "15" }
          criterion {
            choice {
              options { id: "everywhere" title: "Toàn bộ" points: "15" }
              options { id: "in-part" title: "Một phần" points: "10" }
              options { id: "not" title: "Chưa" points: "0" }
            }
          }
        }
      }
    }
    children {
      id: "online" title: "Dịch vụ công trực tuyến"
      maxima { group: "departments" points: "45" }
      maxima { group: "districts" points: "50" }
      component {
        children {
          id: "online.services" title: "Tỷ lệ dịch vụ"
          maxima { group: "departments" points: "30" }
          maxima { group: "districts" points: "50" }
          criterion {
            count_ratio { full_marks_from: "0.3" step: "5" rounding: ROUNDING_HALF_UP }
            source: SOURCE_OBSERVED_OR_DECLARED
          }
        }
        children {
          id: "online.files" title: "Tỷ lệ hồ sơ"
          maxima { group: "departments" points: "15" }
          criterion { count_ratio { full_marks_from: "0.7" zero_of_zero_points: "0" } }
        }
      }
    }
  }
}
levels { title: "Tốt" from_percent: "80" }
levels { title: "Khá" from_percent: "60" }
levels { title: "Trung bình" from_percent: "0" }
rank_rule: RANK_RULE_DENSE
missing_answer: MISSING_ANSWER_RULE_ZERO
print { points_digits: 0 percent_digits: 2 rounding: ROUNDING_HALF_UP }
)";

// The text with every `from`, of which there is at least one, replaced by `to`.
inline std::string RuleSetTextWith(const std::string& from, const std::string& to) {
  return absl::StrContains(kRuleSetText, from) ? absl::StrReplaceAll(kRuleSetText, {{from, to}})
                                               : absl::StrCat("the text has no ", from);
}

// A change to the sound rule set, and the only violation that it makes.
struct RuleSetChange {
  std::string name;
  std::string from;
  std::string to;
  std::string violation;
};

}  // namespace thuocdo::testing

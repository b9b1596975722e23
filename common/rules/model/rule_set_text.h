// Reading an author's text, before its meaning is checked.
#pragma once

#include <google/protobuf/text_format.h>

#include "absl/strings/string_view.h"
#include "common/base/status.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Reads `text` into `*proto`, and the location of each value into `*tree`. Unknown fields and syntax errors
// become violations with their lines.
//
// Returns whether the text was read to its end, so that it makes sense to check its meaning.
bool ReadRuleSetText(absl::string_view text, rules::v1::RuleSet* proto,
                     google::protobuf::TextFormat::ParseInfoTree* tree, Violations* violations);

}  // namespace thuocdo::rules

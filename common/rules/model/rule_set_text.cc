#include "common/rules/model/rule_set_text.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/base/text.h"

namespace thuocdo::rules {
namespace {

using google::protobuf::TextFormat;

constexpr size_t kTextBytesMax = 2 << 20;
// Deep enough for the deepest accepted tree, and for a clear error about a deeper one. Without a limit, a
// text of opening brackets would exhaust the stack.
constexpr int kNestingMax = 100;

// Checks `text` before it is parsed.
absl::Status CheckBytes(absl::string_view text) {
  if (text.size() > kTextBytesMax) return absl::InvalidArgumentError("has more than 2 MiB of text");
  return NormalizeText(absl::StrReplaceAll(text, {{"\r\n", "\n"}})).status();
}

// Turns the parser's messages into violations. Its warnings are about unknown fields, which are violations
// too.
class ViolationCollector : public google::protobuf::io::ErrorCollector {
 public:
  explicit ViolationCollector(Violations* violations) : violations_(violations) {}
  void AddError(int line, int /*column*/, const std::string& message) override {
    violations_->Add(line < 0 ? "rule set" : absl::StrCat("line ", line + 1), message);
  }
  void AddWarning(int line, int column, const std::string& message) override {
    AddError(line, column, message);
  }

 private:
  Violations* violations_;
};

}  // namespace

bool ReadRuleSetText(absl::string_view text, rules::v1::RuleSet* proto, TextFormat::ParseInfoTree* tree,
                     Violations* violations) {
  if (absl::Status bytes = CheckBytes(text); !bytes.ok()) {
    violations->Add("rule set", bytes.message());
    return false;
  }
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");  // a byte order mark
  ViolationCollector collector(violations);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&collector);
  parser.WriteLocationsTo(tree);
  parser.AllowUnknownField(true);  // read on, so that all of them are reported
  parser.SetRecursionLimit(kNestingMax);
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  return parser.Parse(&stream, proto);
}

}  // namespace thuocdo::rules

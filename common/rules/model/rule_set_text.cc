#include "common/rules/model/rule_set_text.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/base/plain_text.h"
#include "common/base/text.h"

namespace thuocdo::rules {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
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

// Adds a violation, with its line, for each text of a message that is not what its readers see, and for each
// title that may not stand in a table.
class TextCheck {
 public:
  explicit TextCheck(Violations* violations) : violations_(violations) {}

  void Check(const Message& message, const TextFormat::ParseInfoTree* tree) const {
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (!field->is_repeated()) CheckField(message, tree, field, kNotRepeated);
      const int size = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 0;
      for (int index = 0; index < size; ++index) CheckField(message, tree, field, index);
    }
  }

 private:
  static constexpr int kNotRepeated = -1;  // as ParseInfoTree has it

  void CheckField(const Message& message, const TextFormat::ParseInfoTree* tree, const FieldDescriptor* field,
                  int index) const {
    const google::protobuf::Reflection& reflection = *message.GetReflection();
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      CheckText(*field,
                index < 0 ? reflection.GetString(message, field)
                          : reflection.GetRepeatedString(message, field, index),
                tree->GetLocation(field, index).line);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      Check(index < 0 ? reflection.GetMessage(message, field)
                      : reflection.GetRepeatedMessage(message, field, index),
            tree->GetTreeForNested(field, index));
    }
  }

  void CheckText(const FieldDescriptor& field, const std::string& text, int line) const {
    // That a title is one line is checked with its meaning.
    const bool is_name = field.name() == "title" && text.find_first_of("\t\n") == std::string::npos;
    const absl::Status plain = is_name ? CheckPlainName(text) : CheckPlainText(text);
    if (!plain.ok())
      violations_->Add(absl::StrCat("line ", line + 1), absl::StrCat(field.name(), " ", plain.message()));
  }

  Violations* violations_;
};

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
  if (!parser.Parse(&stream, proto)) return false;
  TextCheck(violations).Check(*proto, tree);
  return true;
}

}  // namespace thuocdo::rules

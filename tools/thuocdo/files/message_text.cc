#include "tools/thuocdo/files/message_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/base/digest.h"

namespace thuocdo::client {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kDigestBytes = 32;

// Hands the parser's complaints to LineViolations.
class ViolationCollector : public google::protobuf::io::ErrorCollector {
 public:
  explicit ViolationCollector(LineViolations& violations) : violations_(violations) {}
  // The parser counts lines from 0, and gives -1 for the text as a whole.
  void AddError(int line, int /*column*/, const std::string& message) override {
    violations_.Add(line + 1, message);
  }

 private:
  LineViolations& violations_;
};

// Writes strings readably, and of bytes only how many there are.
class BriefPrinter : public google::protobuf::TextFormat::FastFieldValuePrinter {
 public:
  using Generator = google::protobuf::TextFormat::BaseTextGenerator;
  void PrintString(const std::string& text, Generator* generator) const override {
    generator->PrintString(absl::StrCat("\"", absl::Utf8SafeCEscape(text), "\""));
  }
  void PrintBytes(const std::string& bytes, Generator* generator) const override {
    generator->PrintString(absl::StrCat("<", bytes.size(), " bytes>"));
  }
};

using Replacements = std::vector<std::pair<std::string, std::string>>;

void AddDigest(const FieldDescriptor& field, const std::string& bytes, Replacements& into) {
  if (field.type() != FieldDescriptor::TYPE_BYTES || bytes.size() != kDigestBytes) return;
  const std::string name = absl::StrCat("\"", std::string(field.name()), "\": \"");
  into.emplace_back(absl::StrCat(name, absl::Base64Escape(bytes), "\""),
                    absl::StrCat(name, Hex(bytes), "\""));
}

// Every digest in `message`, and what it is to become in JSON.
void CollectDigests(const Message& message, Replacements& into) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (field->is_repeated()) {
      const int size = is_message ? reflection.FieldSize(message, field) : 0;
      for (int i = 0; i < size; ++i) CollectDigests(reflection.GetRepeatedMessage(message, field, i), into);
    } else if (is_message) {
      CollectDigests(reflection.GetMessage(message, field), into);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      AddDigest(*field, reflection.GetString(message, field), into);
    }
  }
}

}  // namespace

absl::Status ReadMessageText(const InputText& input, Message& message) {
  LineViolations violations(input.file);
  ViolationCollector collector(violations);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&collector);
  const bool is_read = parser.ParseFromString(input.text, &message);
  RETURN_IF_ERROR(violations.ToStatus());
  return is_read ? absl::OkStatus()
                 : absl::InvalidArgumentError(absl::StrCat(input.file, ": cannot be read"));
}

std::string MessageText(const Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

std::string MessageJson(const Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  // Cannot fail: nothing in this system's messages is an Any.
  (void)google::protobuf::util::MessageToJsonString(message, &json, options);
  Replacements digests;
  CollectDigests(message, digests);
  return absl::StrReplaceAll(json, digests);
}

std::string DescribeEvent(const event::v1::Event& event) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetDefaultFieldValuePrinter(new BriefPrinter);  // which it then owns
  printer.SetSingleLineMode(true);
  std::vector<const FieldDescriptor*> fields;
  event.GetReflection()->ListFields(event, &fields);
  if (fields.empty()) return "unknown kind of event; this program is older than the log";
  std::string text;
  printer.PrintToString(event.GetReflection()->GetMessage(event, fields.front()), &text);
  return absl::StrCat(std::string(fields.front()->name()), ": ", absl::StripSuffix(text, " "));
}

}  // namespace thuocdo::client

#include "common/rules/model/field_location.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"

namespace thuocdo::rules {

FieldLocation::FieldLocation(const google::protobuf::Message& message, const Tree* tree,
                             Violations* violations)
    : FieldLocation(message.GetDescriptor(), tree, 0, "", violations) {}

FieldLocation::FieldLocation(const google::protobuf::Descriptor* type, const Tree* tree, int line,
                             std::string name, Violations* violations)
    : type_(type), tree_(tree), line_(line), name_(std::move(name)), violations_(violations) {}

FieldLocation FieldLocation::Inside(const std::string& field, int index, const std::string& name) const {
  const google::protobuf::FieldDescriptor* descriptor = type_->FindFieldByName(field);
  const Tree* tree = tree_ == nullptr ? nullptr : tree_->GetTreeForNested(descriptor, index);
  return {descriptor->message_type(), tree, LineOf(field, index), name.empty() ? name_ : name, violations_};
}

void FieldLocation::Violation(const std::string& field, absl::string_view message) const {
  int line = field.empty() ? line_ : LineOf(field, -1);
  std::string where = name_.empty() ? "rule set" : name_;
  if (line > 0) where = absl::StrCat("line ", line, ", ", where);
  violations_->Add(where, message);
}

void FieldLocation::CheckId(const std::string& field, const std::string& id) const {
  if (IsId(id)) return;
  Violation(field,
            absl::StrCat(field, " \"", id, "\" is not an id: 1 to 64 lower-case letters, digits, - and ."));
}

void FieldLocation::CheckText(const std::string& field, std::string* text) const {
  absl::StatusOr<std::string> normalized = NormalizeText(*text);
  if (!normalized.ok()) return Violation(field, absl::StrCat(field, " ", normalized.status().message()));
  if (normalized->find_first_of("\t\n") != std::string::npos)
    Violation(field, absl::StrCat(field, " must be one line"));
  *text = *std::move(normalized);
}

void FieldLocation::CheckTextPresent(const std::string& field, std::string* text) const {
  CheckText(field, text);
  if (absl::StripAsciiWhitespace(*text).empty()) Violation(field, absl::StrCat(field, " is missing"));
}

std::optional<Rational> FieldLocation::CheckDecimal(const std::string& field, std::string* text) const {
  absl::StatusOr<std::string> canonical = CanonicalDecimal(*text);
  if (!canonical.ok()) {
    Violation(field, absl::StrCat(field, " \"", *text, "\" is not decimal text such as \"12.5\""));
    return std::nullopt;
  }
  *text = *std::move(canonical);
  return ParseDecimal(*text).value();
}

int FieldLocation::LineOf(const std::string& field, int index) const {
  if (tree_ == nullptr) return line_;
  const google::protobuf::FieldDescriptor* descriptor = type_->FindFieldByName(field);
  if (descriptor->is_repeated() && index < 0) index = 0;
  int line = tree_->GetLocation(descriptor, index).line;
  return line < 0 ? line_ : line + 1;
}

}  // namespace thuocdo::rules

// Locations in an author's text, so that every violation can name its line.
#pragma once

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "common/base/status.h"

namespace thuocdo::rules {

// One message, its location in the text, and the list that its violations are added to.
//
// The checks of texts and numbers also bring them into canonical form.
class FieldLocation {
 public:
  using Tree = google::protobuf::TextFormat::ParseInfoTree;

  // The whole `message`. `tree` is null if it was not read from text. Everything outlives the passage.
  FieldLocation(const google::protobuf::Message& message, const Tree* tree, Violations* violations);

  // The message in `field` of this one, the `index`th if it is repeated, -1 otherwise. `name` is for people;
  // if it is empty, violations have this one's.
  FieldLocation Inside(const std::string& field, int index, const std::string& name) const;

  const std::string& name() const { return name_; }

  // Reports a violation in `field`; in the message itself if `field` is empty or was not written.
  void Violation(const std::string& field, absl::string_view message) const;

  // Checks that `*id`, the value of `field`, is an id.
  void CheckId(const std::string& field, const std::string& id) const;

  // Brings the value of `field` into NFC. Adds a violation if it is not UTF-8 or not one line. It may be
  // empty.
  void CheckText(const std::string& field, std::string* text) const;

  // The same, but an empty text is a violation.
  void CheckTextPresent(const std::string& field, std::string* text) const;

  // Brings the value of `field` into canonical decimal text and returns its number. Returns nothing, after a
  // violation, if it is not decimal text.
  std::optional<Rational> CheckDecimal(const std::string& field, std::string* text) const;

 private:
  FieldLocation(const google::protobuf::Descriptor* type, const Tree* tree, int line, std::string name,
                Violations* violations);

  // Returns the line of a value, from 1; 0 if it is unknown.
  int LineOf(const std::string& field, int index) const;

  const google::protobuf::Descriptor* type_;
  const Tree* tree_;
  int line_;
  std::string name_;
  Violations* violations_;
};

}  // namespace thuocdo::rules

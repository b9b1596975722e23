// FieldLocations of an author's text: where its messages stand, so that every violation can name its line.
#pragma once

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "common/base/status.h"

namespace thuocdo::rules {

// One message, where it stands in the text, and the list that its violations go to.
//
// The checks of text and numbers also bring what they check into canonical form.
class FieldLocation {
 public:
  using Tree = google::protobuf::TextFormat::ParseInfoTree;

  // The whole `message`. `tree` is null if it was not read from text. Everything outlives the passage.
  FieldLocation(const google::protobuf::Message& message, const Tree* tree, Violations* violations);

  // The message in `field` of this one, the `index`th if it is repeated, -1 otherwise. `name` is for people;
  // if it is empty, violations bear this one's.
  FieldLocation Inside(const std::string& field, int index, const std::string& name) const;

  const std::string& name() const { return name_; }

  // Reports a violation in `field`; in the message itself if `field` is empty or was not written.
  void Violation(const std::string& field, absl::string_view message) const;

  // Checks that `*id`, the value of `field`, is an id.
  void CheckId(const std::string& field, const std::string& id) const;

  // Brings the value of `field` to NFC; a violation if it is no UTF-8 or not one line. Empty stays empty.
  void CheckText(const std::string& field, std::string* text) const;

  // The same, and a violation if it is empty.
  void CheckTextPresent(const std::string& field, std::string* text) const;

  // Brings the value of `field` to canonical decimal text and returns it; nothing, and a violation, if it is
  // no decimal.
  std::optional<Rational> CheckDecimal(const std::string& field, std::string* text) const;

 private:
  FieldLocation(const google::protobuf::Descriptor* type, const Tree* tree, int line, std::string name,
                Violations* violations);

  // The line of a value, from 1; 0 if it is not known.
  int LineOf(const std::string& field, int index) const;

  const google::protobuf::Descriptor* type_;
  const Tree* tree_;
  int line_;
  std::string name_;
  Violations* violations_;
};

}  // namespace thuocdo::rules

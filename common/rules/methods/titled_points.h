// What options and items have in common: an id that answers name, a title for people, and points.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "common/base/plain_text.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/method_parts.h"

namespace thuocdo::rules {

// An option of a choice, or an item of a list.
struct TitledPoints {
  std::string id;
  std::string title;
  Rational points;
};

// Reads `entries`, options or items that were checked, in their order.
template <typename Entry>
std::vector<TitledPoints> ReadTitledPoints(const google::protobuf::RepeatedPtrField<Entry>& entries) {
  std::vector<TitledPoints> read;
  for (const Entry& entry : entries) {
    read.push_back({entry.id(), entry.title(), ReadDecimal(entry.points()).value});
  }
  return read;
}

// Returns the one with `id`; null if there is none.
inline const TitledPoints* FindTitledPoints(const std::vector<TitledPoints>& entries, const std::string& id) {
  for (const TitledPoints& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

// Returns the id of the one that `text` names: by its id, or by its title where no other has the same
// (FoldLook). Returns `text` if it names none.
inline std::string IdNamed(const std::vector<TitledPoints>& entries, absl::string_view text) {
  std::string named(text);
  if (FindTitledPoints(entries, named) != nullptr) return named;
  int count = 0;
  const std::string look = FoldLook(text);
  for (const TitledPoints& entry : entries) {
    if (FoldLook(entry.title) != look) continue;
    named = entry.id;
    ++count;
  }
  return count == 1 ? named : std::string(text);
}

// Returns the ids, as "a, b, c".
inline std::string JoinIds(const std::vector<TitledPoints>& entries) {
  auto append = [](std::string* out, const TitledPoints& entry) { out->append(entry.id); };
  return absl::StrJoin(entries, ", ", append);
}

// Checks the options or items in `field` of the method at `passage`. `what` is an "option" or an "item".
template <typename Entry>
void CheckTitledPoints(const FieldLocation& location, const std::string& field, const std::string& what,
                       const Maxima& maxima, google::protobuf::RepeatedPtrField<Entry>* entries) {
  if (entries->empty()) location.Violation("", absl::StrCat("has no ", what));
  std::set<std::string> ids;
  for (int i = 0; i < entries->size(); ++i) {
    Entry& entry = *entries->Mutable(i);
    FieldLocation inside =
        location.Inside(field, i, absl::StrCat(location.name(), ", ", what, " ", entry.id()));
    inside.CheckId("id", entry.id());
    bool is_new = ids.insert(entry.id()).second;
    if (!is_new) inside.Violation("id", absl::StrCat("there is another ", what, " with this id"));
    inside.CheckTextPresent("title", entry.mutable_title());
    CheckPoints(inside, "points", maxima, entry.mutable_points());
  }
}

}  // namespace thuocdo::rules

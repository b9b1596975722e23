#include "common/rules/check/spreadsheet_ids.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/rational.h"
#include "common/base/text.h"

namespace thuocdo::rules {

std::vector<std::string> SpreadsheetWarnings(const RuleSet& rules) {
  std::map<Rational, std::vector<std::string>> ids_by_number;
  size_t numbers = 0;
  for (const RuleNode& node : rules.nodes) {
    const absl::StatusOr<Rational> number =
        node.is_criterion() ? ParseDecimal(node.id) : absl::NotFoundError("");
    if (!number.ok()) continue;
    ids_by_number[*number].push_back(node.id);
    ++numbers;
  }
  std::vector<std::string> warnings;
  for (const auto& [number, ids] : ids_by_number) {
    if (ids.size() > 1)
      warnings.push_back(
          absl::StrCat("criteria ", absl::StrJoin(ids, " and "), " become the same number in a spreadsheet"));
  }
  if (numbers > 0)
    warnings.push_back(absl::StrCat(CountedNoun(numbers, "id"),
                                    " of criteria may be taken for numbers and changed by a spreadsheet; "
                                    "ids with a letter, such as c1.10, are safe"));
  return warnings;
}

}  // namespace thuocdo::rules

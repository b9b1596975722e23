// The rules of `binh-dinh-2017-mau` as a person would work them out from the answers of 2016: no rule set, no
// tree, no engine. Slow and small, to be compared with.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace thuocdo::testing {

// A unit that has declared, and what it answered in 2016, as text by criterion.
struct ModelUnit {
  std::string id;
  std::string group;
  std::string name;
  std::map<std::string, std::string> answers;
};

// Points in 35ths: all are whole then, because the one rescaling is by 645/525 = 43/35.
using Points35 = int64_t;

// What `criterion` of 2016 gave under the rules of 2017; a split criterion is asked for once.
int64_t WorkOutAnswer(const std::string& group, const std::string& criterion, const std::string& text);

// The points of the unit on `component`, "serving" and "total" included.
Points35 WorkOutPoints(const ModelUnit& unit, const std::string& component);

// The table of `group` on `component` as CSV, by ranks of the kind 1, 1, 3; `previous_ranks` by unit.
std::string WorkOutTable(const std::vector<ModelUnit>& units, const std::string& group,
                         const std::string& component, const std::map<std::string, uint32_t>& previous_ranks);

}  // namespace thuocdo::testing

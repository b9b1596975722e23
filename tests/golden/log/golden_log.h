// Golden logs: what a program once stored, kept as text in tests/golden/logs (its README says how).
#pragma once

#include <string>
#include <vector>

#include "common/eventlog/records/record.h"

namespace thuocdo::testing {

// Records as lines `<header> <salt> <payload>`, each in base64: the bytes as they were stored; `<header>
// erased <position>` if the event at that position erased the payload.
std::string GoldenText(const std::vector<eventlog::v1::Record>& records);

// The records in `text`; lines that begin with `#` say nothing. A failed test where a line cannot be read.
std::vector<eventlog::v1::Record> ReadGoldenText(const std::string& text);

// A publication of a golden log, and what was published.
struct GoldenPublication {
  std::string campaign;
  uint64_t position = 0;  // of its event
  std::string digest;     // of its manifest, 64 hexadecimal digits
  friend bool operator==(const GoldenPublication&, const GoldenPublication&) = default;
};

// The publications that `records` hold, in order.
std::vector<GoldenPublication> PublicationsOf(const std::vector<eventlog::v1::Record>& records);

}  // namespace thuocdo::testing

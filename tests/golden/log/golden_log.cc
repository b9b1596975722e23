#include "tests/golden/log/golden_log.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"

namespace thuocdo::testing {

namespace {

constexpr absl::string_view kErased = "erased";

bool ReadGoldenLine(absl::string_view line, eventlog::v1::Record& record) {
  const std::vector<absl::string_view> parts = absl::StrSplit(line, ' ');
  if (parts.size() != 3 || !absl::Base64Unescape(parts[0], record.mutable_header())) return false;
  uint64_t erased_by = 0;
  if (parts[1] == kErased) {
    if (!absl::SimpleAtoi(parts[2], &erased_by)) return false;
    record.set_erased_by(erased_by);
    return true;
  }
  return absl::Base64Unescape(parts[1], record.mutable_salt()) &&
         absl::Base64Unescape(parts[2], record.mutable_payload());
}

}  // namespace

std::string GoldenText(const std::vector<eventlog::v1::Record>& records) {
  std::string text;
  for (const eventlog::v1::Record& record : records) {
    const std::string rest = record.erased_by() > 0 ? absl::StrCat(kErased, " ", record.erased_by())
                                                    : absl::StrCat(absl::Base64Escape(record.salt()), " ",
                                                                   absl::Base64Escape(record.payload()));
    absl::StrAppend(&text, absl::Base64Escape(record.header()), " ", rest, "\n");
  }
  return text;
}

std::vector<eventlog::v1::Record> ReadGoldenText(const std::string& text) {
  std::vector<eventlog::v1::Record> records;
  for (absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    if (absl::StartsWith(line, "#")) continue;
    EXPECT_TRUE(ReadGoldenLine(line, records.emplace_back())) << "record " << records.size();
  }
  return records;
}

std::vector<GoldenPublication> PublicationsOf(const std::vector<eventlog::v1::Record>& records) {
  std::vector<GoldenPublication> publications;
  for (const eventlog::v1::Record& record : records) {
    eventlog::v1::RecordHeader header;
    event::v1::Event event;
    if (!header.ParseFromString(record.header()) || !event.ParseFromString(record.payload())) continue;
    if (!event.has_publication_recorded()) continue;
    const event::v1::PublicationRecorded& published = event.publication_recorded();
    publications.push_back({published.campaign(), header.position(), Hex(Sha256(published.manifest()))});
  }
  return publications;
}

}  // namespace thuocdo::testing

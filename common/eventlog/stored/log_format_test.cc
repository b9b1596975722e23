// FORMAT.md's worked example is what the log stores.
#include "common/eventlog/stored/log_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/append_planner.h"
#include "common/eventlog/stored/log_opening.h"
#include "common/storage/memory_store.h"
#include "common/testing/fake_clock.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using Entries = std::map<std::string, std::string>;  // keys and values in hexadecimal

// The append of the example.
AppendRequest Example() {
  AppendRequest append;
  append.request_id = "r1";
  append.fingerprint = std::string(32, '\xff');
  append.actor.set_id("lan");
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_ADMINISTRATOR);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  append.source.emplace().set_source("portal");
  append.source->set_position(7);
  append.events.emplace_back().stream = OrganizationStream("so-y-te");
  append.events[0].event.mutable_organization_aliases_added()->set_organization("so-y-te");
  return append;
}

// What a log holds after that append.
Entries Stored() {
  testing::FakeClock clock;
  std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
  LogOptions options{
      .origin = "example", .clock = &clock, .random = [](size_t size) { return std::string(size, '\x11'); }};
  absl::StatusOr<LogTail> tail = OpenOrCreateLog(*store, options);
  AppendPlanner planner(store.get(), *tail, &options.random);
  EXPECT_THAT(planner.Plan(Example(), *SerializePayloads(Example()), clock.NowUs()), testing::IsOk());
  EXPECT_THAT(store->Write(planner.batch()), testing::IsOk());
  Entries entries;
  auto keep = [&](absl::string_view key, absl::string_view value) {
    entries[Hex(key)] = Hex(value);
    return absl::OkStatus();
  };
  EXPECT_THAT(store->Scan(storage::KeyRange(), keep), testing::IsOk());
  return entries;
}

// The example's lines: `key` or `value`, hexadecimal that goes on in the next lines, and comments after `#`.
Entries Documented() {
  const std::vector<std::string> parts =
      absl::StrSplit(testing::ReadFile("common/eventlog/FORMAT.md"), "```");
  Entries entries;
  std::string key;
  std::string* target = nullptr;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(parts.at(1), '\n'))) {
    const std::string data = line.substr(0, line.find('#'));
    for (const auto& word : absl::StrSplit(data, ' ', absl::SkipWhitespace())) {
      if (word == "key") {
        key.clear();
        target = &key;
      } else if (word == "value") {
        target = &entries[key];
      } else {
        target->append(word.data(), word.size());
      }
    }
  }
  return entries;
}

TEST(FormatTest, TheWorkedExampleIsWhatTheLogStores) { EXPECT_EQ(Documented(), Stored()); }

TEST(FormatTest, ARecordIsReadInItsOnlyForm) {
  const std::string rest = std::string(log_format::kSaltBytes, 's') + "payload";
  EXPECT_TRUE(log_format::DecodeRecord(std::string(1, '\0') + rest).has_value());
  for (const absl::string_view size :
       {absl::string_view("\x80\0", 2), absl::string_view("\x80\x80\x80\x80\x10", 5)})
    EXPECT_FALSE(log_format::DecodeRecord(absl::StrCat(size, rest)).has_value()) << absl::CHexEscape(size);
}

}  // namespace
}  // namespace thuocdo::eventlog

// What earlier versions of the program published verifies for ever, and a changed byte is found.
#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/digest.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"
#include "tests/golden/log/golden_history.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {
namespace {

using event::v1::Event;
using eventlog::v1::Record;
using testing::GoldenHistory;
using testing::GoldenPublication;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;
using testing::PublicationsOf;
using testing::StatusIs;

constexpr char kFolder[] = "tests/golden/logs/";

std::string ReadGolden(const std::string& name) { return testing::ReadFile(kFolder + name); }

std::vector<std::string> Lines(const std::string& name) {
  return absl::StrSplit(ReadGolden(name), '\n', absl::SkipEmpty());
}

// The golden logs' names, without `.log.txt`.
std::vector<std::string> GoldenLogs() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::vector<std::string> parts = absl::StrSplit(entry.path().filename().string(), '.');
    if (parts.size() == 3 && parts[1] == "log") names.insert(parts[0]);
  }
  return {names.begin(), names.end()};
}

std::vector<Record> RecordsOf(const std::string& name) {
  return testing::ReadGoldenText(ReadGolden(name + ".log.txt"));
}

Event EventOf(const Record& record) {
  Event event;
  EXPECT_TRUE(event.ParseFromString(record.payload()));
  return event;
}

// `record` with another payload, as a forger writes it who knows the format: size and commitment fit.
void Forge(const Event& event, Record* record) {
  eventlog::v1::RecordHeader header;
  ASSERT_TRUE(header.ParseFromString(record->header()));
  record->set_payload(event.SerializeAsString());
  header.set_payload_size(record->payload().size());
  header.set_commitment(Commitment(record->salt(), record->payload()));
  record->set_header(header.SerializeAsString());
}

TEST(GoldenLogs, AreThere) { EXPECT_THAT(GoldenLogs(), Not(::testing::IsEmpty())); }

TEST(GoldenLogs, AreNeverReplaced) {
  std::set<std::string> listed;
  for (const std::string& line : Lines("SHA256SUMS")) {
    const std::vector<std::string> parts = absl::StrSplit(line, "  ");
    ASSERT_EQ(parts.size(), 2u) << line;
    EXPECT_EQ(Hex(Sha256(ReadGolden(parts[1]))), parts[0]) << parts[1];
    listed.insert(parts[1]);
  }
  for (const std::string& name : GoldenLogs()) {
    EXPECT_TRUE(listed.contains(name + ".log.txt")) << name;
    EXPECT_TRUE(listed.contains(name + ".publications.csv")) << name;
  }
}

TEST(GoldenLogs, HoldThePublicationsThatWereMade) {
  for (const std::string& name : GoldenLogs()) {
    std::vector<std::string> made = {"campaign,position,digest"};
    for (const GoldenPublication& publication : PublicationsOf(RecordsOf(name))) {
      made.push_back(absl::StrCat(publication.campaign, ",", publication.position, ",", publication.digest));
    }
    EXPECT_EQ(made, Lines(name + ".publications.csv")) << name;
  }
}

TEST(GoldenLogs, VerifyForEver) {
  for (const std::string& name : GoldenLogs()) {
    SCOPED_TRACE(name);
    testing::ExpectEveryPublicationVerifies(RecordsOf(name));
  }
}

// Who adds a kind of event makes a new golden log, in which it happens.
TEST(GoldenLogs, HoldEveryKindOfEvent) {
  std::set<std::string> kinds;
  for (const std::string& name : GoldenLogs()) {
    for (const Record& record : RecordsOf(name)) kinds.insert(std::string(eventlog::KindOf(EventOf(record))));
  }
  const google::protobuf::OneofDescriptor& all = *Event::descriptor()->FindOneofByName("kind");
  for (int i = 0; i < all.field_count(); ++i)
    EXPECT_TRUE(kinds.contains(all.field(i)->name())) << all.field(i)->name();
}

TEST(GoldenLogs, AnAlteredByteOfAnyPayloadOrSaltIsFoundAtItsPosition) {
  for (const std::string& name : GoldenLogs()) {
    const std::vector<Record> records = RecordsOf(name);
    for (size_t i = 0; i < records.size(); ++i) {
      for (std::string* (Record::*part)() : {&Record::mutable_payload, &Record::mutable_salt}) {
        std::vector<Record> altered = records;
        std::string& bytes = *(altered[i].*part)();
        if (bytes.empty()) continue;  // erased
        bytes[(i * 7919) % bytes.size()] ^= 1;
        EXPECT_THAT(GoldenHistory().Follow(altered),
                    StatusIs(absl::StatusCode::kDataLoss, HasSubstr(absl::StrCat("position ", i + 1))));
      }
    }
  }
}

// Expects that audit finds `subject` where one event was changed by `forge` and its record made to fit again.
// `forge` returns whether the event is one that it changes.
template <typename Forgery>
void ExpectFound(const std::string& subject, Forgery forge) {
  int forged = 0;
  for (const std::string& name : GoldenLogs()) {
    const std::vector<Record> records = RecordsOf(name);
    for (size_t i = 0; i < records.size(); ++i) {
      Event event = EventOf(records[i]);
      if (!forge(event)) continue;
      ++forged;
      std::vector<Record> altered = records;
      Forge(event, &altered[i]);
      GoldenHistory history;
      ASSERT_THAT(history.Follow(altered), IsOk());
      std::set<std::string> found;
      for (const GoldenPublication& publication : PublicationsOf(altered)) {
        for (const std::string& difference : history.DifferencesOf(publication)) found.insert(difference);
      }
      EXPECT_THAT(found, ::testing::Contains(HasSubstr(subject))) << name << ", position " << i + 1;
    }
  }
  EXPECT_GT(forged, 0);
}

// Changes one bit of what is answered.
void Alter(event::v1::Answer* answer) {
  if (answer->has_yes()) answer->set_yes(!answer->yes());
  if (answer->has_count()) answer->mutable_count()->set_part(answer->count().part() ^ 1);
  if (answer->has_number()) answer->mutable_number()->front() ^= 1;
  if (answer->has_points()) answer->mutable_points()->front() ^= 1;
}

TEST(GoldenLogs, AnAnswerThatWasForgedIsFound) {
  ExpectFound("card ", [](Event& event) {
    if (!event.has_answers_declared()) return false;
    Alter(event.mutable_answers_declared()->mutable_answers(0)->mutable_answer());
    return true;
  });
}

TEST(GoldenLogs, ATablesDigestThatWasForgedIsFound) {
  ExpectFound("table ", [](Event& event) {
    ranking::v1::PublicationManifest manifest;
    if (!event.has_publication_recorded()) return false;
    manifest.ParseFromString(event.publication_recorded().manifest());
    (*manifest.mutable_tables(0)->mutable_csv_sha256())[0] ^= 1;
    event.mutable_publication_recorded()->set_manifest(manifest.SerializeAsString());
    return true;
  });
}

TEST(GoldenLogs, ARuleSetThatWasForgedIsNotFollowed) {
  int forged = 0;
  for (const std::string& name : GoldenLogs()) {
    const std::vector<Record> records = RecordsOf(name);
    for (size_t i = 0; i < records.size(); ++i) {
      Event event = EventOf(records[i]);
      if (!event.has_rule_set_published()) continue;
      ++forged;
      std::vector<Record> altered = records;
      event.mutable_rule_set_published()->mutable_canonical()->back() ^= 1;
      Forge(event, &altered[i]);
      EXPECT_THAT(GoldenHistory().Follow(altered),
                  StatusIs(absl::StatusCode::kDataLoss, HasSubstr(absl::StrCat("position ", i + 1))));
    }
  }
  EXPECT_GT(forged, 1);
}

}  // namespace
}  // namespace thuocdo

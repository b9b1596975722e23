#include "services/audit/core/tree/tree_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/eventlog/check/log_findings.h"
#include "common/eventlog/records/erasure.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"
#include "common/merkle/compact_range.h"
#include "services/audit/core/tree/log_tree.h"

namespace thuocdo::audit {
namespace {

constexpr uint64_t kStepsBetweenProgress = 1000;
constexpr char kLogIdKey[] = "mlog-id";
constexpr char kPositionKey[] = "mposition";
const char kStray[] = "is not a key that audit writes";

std::string EventKey(const eventlog::PastEvent& event) {
  const std::string key = eventlog::log_format::StreamKey(event.header.stream(), event.revision());
  return absl::StrCat("e", absl::StripPrefix(key, "s"));
}

// Returns the place of a stored record, named as the same record of the log is.
std::string PlaceOfEvent(absl::string_view key) {
  return eventlog::PlaceOfKey(absl::StrCat("s", absl::StripPrefix(key, "e")));
}

// Returns the hash at index `at` of a tile; nothing if the tile is shorter.
std::optional<merkle::Hash> HashIn(absl::string_view tile, uint64_t at) {
  if (tile.size() < (at + 1) * merkle::kHashBytes) return std::nullopt;
  return merkle::HashFrom(tile.substr(at * merkle::kHashBytes, merkle::kHashBytes));
}

class TreeCheck {
 public:
  TreeCheck(const storage::KeyValueStore& kept, Position known, eventlog::LogCheckProgress progress)
      : kept_(kept), tree_(&kept), known_(known), progress_(progress) {}

  absl::StatusOr<TreeCheckResult> CheckAll();

 private:
  using Visit = absl::FunctionRef<void(absl::string_view key, absl::string_view value)>;

  void ReadSize();
  void Section(const storage::KeyRange& keys, Visit visit);
  void CheckMetadata(absl::string_view key, absl::string_view value);
  void CheckRecord(absl::string_view key, absl::string_view value);
  void CheckRevision(absl::string_view key, Position position);
  void CheckTiles();
  void CheckTile(merkle::TileId tile);
  // Returns the bytes of `tile`, and remembers them: consecutive checks read the same tile.
  const std::string& Tile(merkle::TileId tile);
  void Step();

  const storage::KeyValueStore& kept_;
  const LogTree tree_;
  const Position known_;
  eventlog::LogCheckProgress progress_;
  eventlog::LogFindings findings_;
  absl::Status stopped_;
  std::string log_id_;
  std::string stream_;  // of the last record
  Revision revision_;
  eventlog::ErasureCheck erasures_;
  uint64_t size_ = 0;
  uint64_t records_ = 0;
  uint64_t tiles_ = 0;
  uint64_t steps_ = 0;
  std::optional<merkle::TileId> read_;
  std::string bytes_;
};

absl::StatusOr<TreeCheckResult> TreeCheck::CheckAll() {
  auto stray = [this](absl::string_view key, absl::string_view) {
    findings_.Add({}, eventlog::PlaceOfKey(key), kStray);
  };
  auto mark = [this](absl::string_view key, absl::string_view value) { CheckMetadata(key, value); };
  auto record = [this](absl::string_view key, absl::string_view value) { CheckRecord(key, value); };
  auto count_tile = [this](absl::string_view, absl::string_view) { ++tiles_; };
  ReadSize();
  Section({"", "e"}, stray);
  Section({"e", "f"}, record);
  erasures_.Finish({size_}, [this](Position at, std::string what) { findings_.AddAt(at, std::move(what)); });
  Section({"f", "m"}, stray);
  Section({"m", "n"}, mark);
  Section({"n", "t"}, stray);
  Section({"t", "u"}, count_tile);
  Section({"u"}, stray);
  if (records_ == size_) {
    CheckTiles();
  } else {
    findings_.Add({}, "history", absl::StrCat("has ", records_, " events, not ", size_));
  }
  if (stopped_.ok()) stopped_ = progress_(size_, size_);
  RETURN_IF_ERROR(stopped_);
  return TreeCheckResult{.size = size_, .findings = findings_.Sorted(), .more_findings = findings_.dropped()};
}

void TreeCheck::ReadSize() {
  const absl::StatusOr<std::optional<std::string>> log_id = kept_.Get(kLogIdKey);
  if (log_id.ok()) log_id_ = log_id->value_or("");
  const absl::StatusOr<std::optional<std::string>> value = kept_.Get(kPositionKey);
  const std::optional<uint64_t> size =
      value.ok() ? eventlog::log_format::TrailingNumber(value->value_or("")) : std::nullopt;
  size_ = size.value_or(0);
  if (size_ >= known_.value) return;
  findings_.AddAt({size_ + 1}, absl::StrCat("what lies on disk ends before it, audit had come to position ",
                                            known_.value));
}

// Visits the entries of `keys`. An entry that cannot be read is a finding and ends the section.
void TreeCheck::Section(const storage::KeyRange& keys, Visit visit) {
  if (!stopped_.ok()) return;
  std::string before = keys.from;
  auto visit_entry = [&](absl::string_view key, absl::string_view value) {
    before = std::string(key);
    visit(key, value);
    return stopped_;
  };
  const absl::Status end = kept_.Scan(keys, visit_entry);
  if (end.ok() || !stopped_.ok()) return;
  findings_.Add({}, absl::StrCat("after ", PlaceOfEvent(before)), std::string(end.message()));
}

// Checks the entries in which the history describes itself (common/follow/FORMAT.md). CheckRecord compares
// the log id with every record, and CheckAll the position with their number.
void TreeCheck::CheckMetadata(absl::string_view key, absl::string_view value) {
  const std::map<absl::string_view, absl::string_view> marks = {
      {"mbegan", log_id_}, {"mformat", "1"}, {kLogIdKey, log_id_}, {kPositionKey, value}, {"mprefixes", ""}};
  const auto mark = marks.find(key);
  if (mark == marks.end()) return findings_.Add({}, eventlog::PlaceOfKey(key), kStray);
  if (value != mark->second) findings_.Add({}, eventlog::PlaceOfKey(key), "is not what audit writes");
}

void TreeCheck::CheckRecord(absl::string_view key, absl::string_view value) {
  Step();
  ++records_;
  const std::optional<eventlog::v1::Record> record = eventlog::log_format::DecodeRecord(value);
  if (!record.has_value()) return findings_.Add({}, PlaceOfEvent(key), "the record cannot be read");
  const absl::StatusOr<eventlog::PastEvent> event = eventlog::Decode(*record);
  if (!event.ok()) return findings_.Add({}, PlaceOfEvent(key), std::string(event.status().message()));
  const Position position = event->position();
  CheckRevision(key, position);
  erasures_.Visit(*event, [this](Position at, std::string what) { findings_.AddAt(at, std::move(what)); });
  if (position.value == 0 || position.value > size_ || EventKey(*event) != key ||
      event->header.log_id() != log_id_) {
    return findings_.Add(position, PlaceOfEvent(key), "is not what its header says");
  }
  const uint64_t index = position.value - 1;
  const std::optional<merkle::Hash> leaf =
      HashIn(Tile({0, index / merkle::kTileWidth}), index % merkle::kTileWidth);
  if (leaf == merkle::HashLeaf(record->header())) return;
  findings_.AddAt(position, "the header that is kept and the tree contradict each other");
}

// The revisions of a stream run from 1 without gaps.
void TreeCheck::CheckRevision(absl::string_view key, Position position) {
  const auto place = eventlog::log_format::DecodeStreamKey(absl::StrCat("s", absl::StripPrefix(key, "e")));
  if (!place.has_value())
    return findings_.Add(position, eventlog::PlaceOfKey(key), "is not what its header says");
  const uint64_t expected = place->stream == stream_ ? revision_.value + 1 : 1;
  if (place->revision.value != expected) {
    findings_.Add(position, PlaceOfEvent(key), "the revision before it is missing");
  }
  stream_ = place->stream;
  revision_ = place->revision;
}

void TreeCheck::CheckTiles() {
  uint64_t expected = 0;
  merkle::TileId tile;
  for (uint64_t hashes = size_; hashes > 0; hashes /= merkle::kTileWidth, ++tile.level) {
    const uint64_t count = (hashes - 1) / merkle::kTileWidth + 1;
    expected += count;
    for (tile.index = 0; tile.index < count; ++tile.index) CheckTile(tile);
  }
  if (tiles_ != expected) {
    findings_.Add({}, "tree", absl::StrCat("has ", tiles_, " tiles, not ", expected));
  }
}

// A tile has the width that follows from the size of the tree; if it is full, its hash is in the tile above
// it.
void TreeCheck::CheckTile(merkle::TileId tile) {
  const uint64_t width = merkle::TileWidth(tile, size_);
  const std::string place = merkle::TilePath(tile, width);
  const Position first{(tile.index << (merkle::kTileHeight * (tile.level + 1))) + 1};
  const std::string bytes = Tile(tile);
  if (bytes.size() != width * merkle::kHashBytes) {
    return findings_.Add(first, place, absl::StrCat("has ", CountedNoun(bytes.size(), "byte")));
  }
  if (width < merkle::kTileWidth) return;
  merkle::CompactRange range;
  for (uint64_t at = 0; at < width; ++at) range.Append(*HashIn(bytes, at));
  const merkle::TileId above{tile.level + 1, tile.index / merkle::kTileWidth};
  if (HashIn(Tile(above), tile.index % merkle::kTileWidth) == range.Root()) return;
  findings_.Add(first, place, "contradicts the tile above it");
}

const std::string& TreeCheck::Tile(merkle::TileId tile) {
  if (read_ == tile) return bytes_;
  absl::StatusOr<std::string> bytes = tree_.StoredTile(tile);
  if (!bytes.ok())
    findings_.Add({}, merkle::TilePath(tile, merkle::TileWidth(tile, size_)), "cannot be read");
  bytes_ = std::move(bytes).value_or("");
  read_ = tile;
  return bytes_;
}

void TreeCheck::Step() {
  if (++steps_ % kStepsBetweenProgress == 0) stopped_ = progress_(std::min(steps_, size_), size_);
}

}  // namespace

absl::StatusOr<TreeCheckResult> CheckStoredEntries(const storage::KeyValueStore& kept, Position known,
                                                   eventlog::LogCheckProgress progress) {
  return TreeCheck(kept, known, progress).CheckAll();
}

}  // namespace thuocdo::audit

// The grammar is that of C2SP tlog-tiles (c2sp.org/tlog-tiles), "Merkle Tree" and "Log Entries", read here by
// a reader of its own: nothing else of this system reads paths.
#include <limits>
#include <optional>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/merkle/tiles.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

constexpr int kEntriesLevel = -1;
constexpr int kLevelMax = 63;

// What a path names.
struct Named {
  int level = 0;
  uint64_t index = 0;
  uint64_t width = 0;
  friend bool operator==(const Named&, const Named&) = default;
};

std::string PathOf(const Named& named) {
  if (named.level == kEntriesLevel) return merkle::EntriesPath(named.index, named.width);
  return merkle::TilePath({named.level, named.index}, named.width);
}

// "0" to "63", or "entries".
std::optional<int> ReadLevel(absl::string_view text) {
  if (text == "entries") return kEntriesLevel;
  const std::optional<uint64_t> level = ParseWholeNumber(text);
  if (!level.has_value() || *level > kLevelMax) return std::nullopt;
  return static_cast<int>(*level);
}

// "x001", "x234" and "067": three digits each, an x before all but the last, and no x000 in front.
std::optional<uint64_t> ReadIndex(const std::vector<absl::string_view>& parts) {
  uint64_t index = 0;
  for (absl::string_view part : parts) {
    const bool is_last = part.data() == parts.back().data();
    uint64_t digits = 0;
    if (!is_last && !absl::ConsumePrefix(&part, "x")) return std::nullopt;
    if (part.size() != 3 || part.find_first_not_of("0123456789") != part.npos) return std::nullopt;
    if (!absl::SimpleAtoi(part, &digits) || (!is_last && index == 0 && digits == 0)) return std::nullopt;
    if (index > (std::numeric_limits<uint64_t>::max() - digits) / 1000) return std::nullopt;
    index = index * 1000 + digits;
  }
  return index;
}

std::optional<Named> Read(absl::string_view path) {
  std::vector<absl::string_view> parts = absl::StrSplit(path, '/');
  if (parts.size() < 3 || parts[0] != "tile") return std::nullopt;
  std::optional<uint64_t> width = merkle::kTileWidth;
  if (absl::ConsumeSuffix(&parts[parts.size() - 2], ".p")) {
    width = ParseWholeNumber(parts.back());
    if (!width.has_value() || *width == 0 || *width >= merkle::kTileWidth) return std::nullopt;
    parts.pop_back();
  }
  const std::optional<int> level = ReadLevel(parts[1]);
  const std::optional<uint64_t> index = ReadIndex({parts.begin() + 2, parts.end()});
  if (parts.size() < 3 || !level.has_value() || !index.has_value()) return std::nullopt;
  return Named{*level, *index, *width};
}

}  // namespace

absl::Status TilePaths(absl::string_view input) {
  if (const std::optional<Named> named = Read(input); named.has_value())
    RETURN_IF_ERROR(Same("the path written again", PathOf(*named), input));
  Choices choices(input);
  const int level = choices.Byte() % (kLevelMax + 2) + kEntriesLevel;
  const Named named{level, choices.Number(), 1 + choices.UpTo(merkle::kTileWidth - 1)};
  return Hold(Read(PathOf(named)) == named, absl::StrCat(PathOf(named), " names another tile"));
}

}  // namespace thuocdo::fuzz

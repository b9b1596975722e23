#include "common/base/time_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace thuocdo {
namespace {

// Vietnam has no daylight saving time.
absl::TimeZone Vietnam() { return absl::FixedTimeZone(7 * 60 * 60); }

// RFC 3339 has years of four digits only.
bool BeginsWithYear(absl::string_view text) {
  return text.size() > 4 && text.find_first_not_of("0123456789") == 4 && text[4] == '-';
}

// ParseCivilTime alone would accept spaces and other lengths.
bool ReadDate(absl::string_view text, absl::CivilDay* day) {
  if (text.size() != 10 || !BeginsWithYear(text) || text[7] != '-') return false;
  return absl::ParseCivilTime(text, day) && absl::FormatCivilTime(*day) == text;
}

// Reports whether the year at UTC+7 has four digits, so that FormatTime can write it.
bool CanBeWritten(absl::Time time) {
  const absl::civil_year_t year = absl::ToCivilYear(time, Vietnam()).year();
  return year >= 0 && year <= 9999;
}

}  // namespace

std::string FormatTime(int64_t time_us) {
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%E6S%Ez", absl::FromUnixMicros(time_us), Vietnam());
}

absl::StatusOr<int64_t> ParseTimestamp(absl::string_view text) {
  if (absl::CivilDay day; ReadDate(text, &day)) {
    return absl::ToUnixMicros(absl::FromCivil(day + 1, Vietnam())) - 1;
  }
  absl::Time time;
  if (!BeginsWithYear(text) || !absl::ParseTime(absl::RFC3339_full, text, &time, nullptr) ||
      !CanBeWritten(time)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" is neither a date (2017-02-07) nor a time (2017-02-07T09:30:00+07:00)"));
  }
  return absl::ToUnixMicros(time);
}

bool IsDate(absl::string_view text) {
  absl::CivilDay day;
  return ReadDate(text, &day);
}

}  // namespace thuocdo

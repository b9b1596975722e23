#include "common/eventlog/stored/log_format.h"

#include <google/protobuf/io/coded_stream.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace thuocdo::eventlog::log_format {
namespace {

constexpr size_t kNumberBytes = 8;
constexpr size_t kRequestBytes = 8 + 4 + 32;
constexpr absl::string_view kEndOfName("\0", 1);
constexpr absl::string_view kAfterEndOfName("\1", 1);
constexpr absl::string_view kAboveAscii("\xff", 1);

// Completes `record` with what follows its header: the position where its payload was erased, or salt and
// payload. The two differ in size, since a payload has at least one byte.
std::optional<eventlog::v1::Record> DecodeRest(absl::string_view rest, eventlog::v1::Record record) {
  if (rest.size() == kNumberBytes) {
    record.set_erased_by(*TrailingNumber(rest));
    return record.erased_by() > 0 ? std::optional(std::move(record)) : std::nullopt;
  }
  if (rest.size() < kSaltBytes) return std::nullopt;
  record.set_salt(rest.data(), kSaltBytes);
  rest.remove_prefix(kSaltBytes);
  record.set_payload(rest.data(), rest.size());
  return record;
}

std::string BigEndian32(uint32_t value) { return BigEndian(value).substr(4); }

}  // namespace

std::string BigEndian(uint64_t value) {
  std::string bytes(kNumberBytes, '\0');
  for (size_t i = kNumberBytes; i-- > 0; value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
  return bytes;
}

std::optional<uint64_t> TrailingNumber(absl::string_view bytes) {
  if (bytes.size() < kNumberBytes) return std::nullopt;
  uint64_t value = 0;
  for (char byte : bytes.substr(bytes.size() - kNumberBytes)) {
    value = value << 8 | static_cast<unsigned char>(byte);
  }
  return value;
}

std::string RecordKey(Position position) { return absl::StrCat("r", BigEndian(position.value)); }

storage::KeyRange RecordKeys(Position after, Position last) {
  return {RecordKey({after.value + 1}), RecordKey({last.value + 1})};
}

storage::KeyRange AllRecordKeys() { return {"r", "s"}; }

std::string EncodeRecord(const eventlog::v1::Record& record) {
  std::string size(5, '\0');
  auto* begin = reinterpret_cast<uint8_t*>(size.data());
  const uint8_t* end = google::protobuf::io::CodedOutputStream::WriteVarint32ToArray(
      static_cast<uint32_t>(record.header().size()), begin);
  size.resize(static_cast<size_t>(end - begin));
  if (record.erased_by() > 0) return absl::StrCat(size, record.header(), BigEndian(record.erased_by()));
  return absl::StrCat(size, record.header(), record.salt(), record.payload());
}

std::optional<eventlog::v1::Record> DecodeRecord(absl::string_view value) {
  google::protobuf::io::CodedInputStream input(reinterpret_cast<const uint8_t*>(value.data()),
                                               static_cast<int>(value.size()));
  uint32_t header_size = 0;
  if (!input.ReadVarint32(&header_size)) return std::nullopt;
  const auto size_bytes = static_cast<size_t>(input.CurrentPosition());
  // A varint may be longer than necessary. Only the shortest is accepted, so that a record has one form.
  if (size_bytes != google::protobuf::io::CodedOutputStream::VarintSize32(header_size)) return std::nullopt;
  value.remove_prefix(size_bytes);
  if (value.size() < header_size) return std::nullopt;
  eventlog::v1::Record record;
  record.set_header(value.data(), header_size);
  return DecodeRest(value.substr(header_size), std::move(record));
}

std::string StreamKey(absl::string_view stream, Revision revision) {
  return absl::StrCat("s", stream, kEndOfName, BigEndian(revision.value));
}

storage::KeyRange StreamKeys(absl::string_view stream, Revision after, Revision last) {
  return {StreamKey(stream, {after.value + 1}), absl::StrCat(StreamKey(stream, last), kEndOfName)};
}

storage::KeyRange StreamsKeys(absl::string_view prefix, absl::string_view after) {
  std::string all = absl::StrCat("s", prefix);
  std::string rest = absl::StrCat("s", after, kAfterEndOfName);
  return {after.empty() ? all : std::max(all, rest), absl::StrCat(all, kAboveAscii)};
}

absl::string_view StreamOf(absl::string_view stream_key) {
  return stream_key.substr(1, stream_key.size() - 1 - kEndOfName.size() - kNumberBytes);
}

std::optional<StreamPlace> DecodeStreamKey(absl::string_view key) {
  if (key.size() < 1 + kEndOfName.size() + kNumberBytes) return std::nullopt;
  const StreamPlace place{std::string(StreamOf(key)), {*TrailingNumber(key)}};
  const bool has_name = !place.stream.empty() && place.stream.find('\0') == std::string::npos;
  if (!has_name || key != StreamKey(place.stream, place.revision)) return std::nullopt;
  return place;
}

std::string RequestKey(absl::string_view request_id) { return absl::StrCat("q", request_id); }

std::string EncodeRequest(const PastRequest& request) {
  return absl::StrCat(BigEndian(request.first.value), BigEndian32(request.size), request.fingerprint);
}

std::optional<PastRequest> DecodeRequest(absl::string_view value) {
  if (value.size() != kRequestBytes) return std::nullopt;
  PastRequest request;
  request.first = {*TrailingNumber(value.substr(0, 8))};
  request.size = static_cast<uint32_t>(*TrailingNumber(value.substr(4, 8)));
  request.fingerprint = std::string(value.substr(12));
  return request;
}

std::string SourceKey(absl::string_view source) { return absl::StrCat("p", source); }

}  // namespace thuocdo::eventlog::log_format

#include "common/eventlog/records/record.h"

#include <google/protobuf/descriptor.h>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/base/status.h"

namespace thuocdo::eventlog {
namespace {

constexpr size_t kSaltBytes = 32;
constexpr absl::string_view kSheetPrefix = "sheet/";

absl::Status Damaged(Position position, absl::string_view what) {
  return absl::DataLossError(absl::StrCat("record at position ", position.value, ": ", what));
}

// Returns what is wrong with a record whose payload was erased; empty if nothing is.
std::string ErasedViolationOf(const PastEvent& past, absl::string_view payload) {
  if (!past.salt.empty() || !payload.empty()) return "the payload was erased, but part of it is there";
  if (past.erased_by <= past.position()) return "the payload was erased by an earlier event";
  // A program that does not know a kind must stop at it, erased or not: its effect on the state is unknown.
  if (event::v1::Event::descriptor()->FindFieldByName(past.header.payload_kind()) == nullptr) {
    return absl::StrCat("an event of kind \"", past.header.payload_kind(),
                        "\", which this program does not know");
  }
  return "";
}

// Returns what is wrong between `past` and its payload; empty if nothing is.
std::string ViolationOf(const PastEvent& past, absl::string_view payload) {
  if (HasUnknownFields(past.header)) return "the header has fields that this program does not know";
  if (past.is_erased()) return ErasedViolationOf(past, payload);
  if (past.salt.size() != kSaltBytes) return "the salt does not have 32 bytes";
  if (payload.size() != past.header.payload_size())
    return "the payload does not have the size that the header names";
  if (Commitment(past.salt, payload) != past.header.commitment()) {
    return "the payload does not fit the commitment";
  }
  return "";
}

// Returns what is wrong between the header and the decoded event; empty if nothing is.
std::string KindViolationOf(const PastEvent& past) {
  if (HasUnknownFields(past.event) || KindOf(past.event).empty()) {
    return absl::StrCat("an event of kind \"", past.header.payload_kind(),
                        "\" with fields that this program does not know");
  }
  if (KindOf(past.event) != past.header.payload_kind())
    return "the payload is not of the kind that the header names";
  return "";
}

}  // namespace

absl::StatusOr<PastEvent> Decode(const eventlog::v1::Record& record) {
  PastEvent past;
  if (!past.header.ParseFromString(record.header())) {
    return absl::DataLossError("a record's header cannot be read");
  }
  past.salt = record.salt();
  past.erased_by = {record.erased_by()};
  if (std::string violation = ViolationOf(past, record.payload()); !violation.empty()) {
    return Damaged(past.position(), violation);
  }
  if (past.is_erased()) return past;
  if (!past.event.ParseFromString(record.payload())) {
    return Damaged(past.position(), "the payload cannot be read");
  }
  if (std::string violation = KindViolationOf(past); !violation.empty())
    return Damaged(past.position(), violation);
  return past;
}

absl::string_view KindOf(const event::v1::Event& event) {
  const google::protobuf::OneofDescriptor* kinds = event::v1::Event::descriptor()->oneof_decl(0);
  const google::protobuf::FieldDescriptor* kind =
      event::v1::Event::GetReflection()->GetOneofFieldDescriptor(event, kinds);
  return kind == nullptr ? absl::string_view() : absl::string_view(kind->name());
}

std::string OrganizationStream(absl::string_view organization) {
  return absl::StrCat("organization/", organization);
}

std::string RuleSetStream(absl::string_view rule_set) { return absl::StrCat("rule-set/", rule_set); }

std::string CampaignStream(absl::string_view campaign) { return absl::StrCat("campaign/", campaign); }

std::string SheetStream(absl::string_view campaign, absl::string_view organization) {
  return absl::StrCat(kSheetPrefix, campaign, "/", organization);
}

std::optional<SheetName> SheetOf(absl::string_view stream) {
  if (!absl::ConsumePrefix(&stream, kSheetPrefix)) return std::nullopt;
  const size_t slash = stream.find('/');
  if (slash == absl::string_view::npos) return std::nullopt;
  return SheetName{std::string(stream.substr(0, slash)), std::string(stream.substr(slash + 1))};
}

}  // namespace thuocdo::eventlog

#include "common/rpc/caller.h"

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::rpc {
namespace {

using eventlog::v1::Actor;
using eventlog::v1::ActorKind;

constexpr std::array<std::pair<absl::string_view, ActorKind>, 4> kKinds = {{
    {"officer", eventlog::v1::ACTOR_KIND_OFFICER},
    {"inspector", eventlog::v1::ACTOR_KIND_INSPECTOR},
    {"system", eventlog::v1::ACTOR_KIND_SYSTEM},
    {"administrator", eventlog::v1::ACTOR_KIND_ADMINISTRATOR},
}};

ActorKind KindNamed(absl::string_view name) {
  for (const auto& [text, kind] : kKinds) {
    if (text == name) return kind;
  }
  return eventlog::v1::ACTOR_KIND_UNSPECIFIED;
}

absl::string_view NameOf(ActorKind kind) {
  for (const auto& [text, known] : kKinds) {
    if (known == kind) return text;
  }
  return "";
}

absl::Status BadActor(absl::string_view text) {
  return absl::InvalidArgumentError(
      absl::StrCat("actor \"", text,
                   "\" is invalid; write kind:id or kind:id@organization, where kind is officer, inspector, "
                   "system or administrator and ids are lower-case letters, digits, - and ."));
}

}  // namespace

absl::StatusOr<Actor> ParseActor(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits(':', 1));
  const std::pair<absl::string_view, absl::string_view> who =
      absl::StrSplit(parts.second, absl::MaxSplits('@', 1));
  const bool has_organization = parts.second.find('@') != absl::string_view::npos;
  Actor actor;
  actor.set_kind(KindNamed(parts.first));
  if (actor.kind() == eventlog::v1::ACTOR_KIND_UNSPECIFIED || !IsId(who.first)) return BadActor(text);
  if (has_organization && !IsId(who.second)) return BadActor(text);
  actor.set_id(std::string(who.first));
  actor.set_organization(std::string(who.second));
  actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  return actor;
}

std::string FormatActor(const Actor& actor) {
  const std::string text = absl::StrCat(NameOf(actor.kind()), ":", actor.id());
  return actor.organization().empty() ? text : absl::StrCat(text, "@", actor.organization());
}

absl::StatusOr<Actor> CallerOf(const grpc::ServerContext& context) {
  const auto [begin, end] = context.client_metadata().equal_range(kActorKey);
  if (begin == end)
    return absl::UnauthenticatedError(
        absl::StrCat("the call names no actor; send it as metadata ", kActorKey));
  if (std::next(begin) != end)
    return absl::UnauthenticatedError(
        absl::StrCat("the call names more than one actor; send the metadata ", kActorKey, " once"));
  return ParseActor(absl::string_view(begin->second.data(), begin->second.size()));
}

void SetCaller(grpc::ClientContext& context, const Actor& actor) {
  context.AddMetadata(kActorKey, FormatActor(actor));
}

void PassOn(const grpc::ServerContext& from, grpc::ClientContext& to) {
  const auto [begin, end] = from.client_metadata().equal_range(kActorKey);
  for (auto entry = begin; entry != end; ++entry) {
    to.AddMetadata(kActorKey, std::string(entry->second.data(), entry->second.size()));
  }
  to.set_deadline(from.deadline());
}

}  // namespace thuocdo::rpc

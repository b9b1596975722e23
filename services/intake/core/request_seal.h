// Under which names the log keeps commands.
#pragma once

#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace thuocdo {

// What tells a command from others.
struct RequestName {
  std::string id;           // unique among the commands of a log
  std::string fingerprint;  // 32 bytes, of what is asked
  friend bool operator==(const RequestName&, const RequestName&) = default;
};

// Whether a log that is older than seals may have a command under this id as its caller gave it. One in the
// form of a sealed id is not looked for: whoever read it in a public header would be shown somebody else's
// command.
bool MayBeUnsealed(absl::string_view id);

// Names that say nothing of what they stand for. Headers of records are public, while a client may have
// derived an id from the answers in its command, as a fingerprint is: whoever saw one of them could try which
// answers it fits. A sealed name can only be made, and so tried, by who has the secret.
//
// Immutable; any thread may use it.
class RequestSeal {
 public:
  // `secret` is the salt of the log's first record: random, as old as the log, in every backup of it, never
  // erased, and in no export or bundle.
  explicit RequestSeal(std::string secret) : secret_(std::move(secret)) {}

  // HMAC-SHA256(secret, 0x04 ‖ id), 64 lower-case hexadecimal digits.
  std::string Id(absl::string_view id) const;

  // The sealed id, and HMAC-SHA256(secret, 0x05 ‖ fingerprint).
  RequestName Seal(const RequestName& name) const;

 private:
  std::string secret_;
};

}  // namespace thuocdo

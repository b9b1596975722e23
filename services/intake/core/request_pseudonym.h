// The pseudonyms under which the log keeps the ids and fingerprints of commands.
#pragma once

#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace thuocdo::intake {

// What identifies a command.
struct RequestName {
  std::string id;           // unique among the commands of a log
  std::string fingerprint;  // 32 bytes: the hash of the request and its actor
  friend bool operator==(const RequestName&, const RequestName&) = default;
};

// Reports whether a log written before seals were introduced may have a command under the id `id` as the
// caller gave it. An id in the form of a sealed one is never looked up that way: a reader of the public
// headers could use it to see another caller's command.
bool MayBePlainRequestId(absl::string_view id);

// Makes names from which nothing can be learnt. The headers of records are public, but a fingerprint depends
// on the answers in a command, and so may an id that a client derived from them: anyone who saw one could
// guess answers and compare. A sealed name can be computed, and so compared, only with the secret.
//
// Immutable. Safe for use by many threads.
class RequestPseudonym {
 public:
  // `secret` is the salt of the log's first record: it is random, as old as the log, in every backup, never
  // erased, and in no export or bundle.
  explicit RequestPseudonym(std::string secret) : secret_(std::move(secret)) {}

  // Returns HMAC-SHA256(secret, 0x04 ‖ id) as 64 lower-case hexadecimal digits.
  std::string Id(absl::string_view id) const;

  // Returns the sealed id, and HMAC-SHA256(secret, 0x05 ‖ fingerprint).
  RequestName Pseudonymize(const RequestName& name) const;

 private:
  std::string secret_;
};

}  // namespace thuocdo::intake

// A witness over HTTP: C2SP tlog-witness.
//
//   POST /add-checkpoint                  cosigns a checkpoint that continues the last one
//   GET  /<origin hash>/checkpoint        the latest checkpoint that was cosigned
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/note/key.h"
#include "common/system/clock.h"

namespace thuocdo::witness {

// What a witness is given.
struct WitnessOptions {
  std::string data = "./thuocdo-witness-data";  // the directory of what it remembers; made if need be
  note::SignerKey key;                          // of the type for cosignatures
  std::vector<note::VerifierKey> logs;          // the logs' keys; a key's name is its log's origin
  Clock* clock = &SystemClock();
};

// A request's body may have so many bytes; a larger one is answered with 413.
inline constexpr size_t kWitnessBodyBytesMax = 1 << 20;

// A running witness, on this machine only: beyond it there must be TLS. Safe for use by many threads.
class WitnessServer {
 public:
  // Listens on 127.0.0.1 and `port` (0: any free one) and answers on threads of its own.
  //
  // Returns INVALID_ARGUMENT if a key is of the wrong type, FAILED_PRECONDITION if the port is in use,
  // UNAVAILABLE if the directory cannot be made.
  static absl::StatusOr<std::unique_ptr<WitnessServer>> Start(int port, WitnessOptions options);

  // Answers the calls in flight, then stops.
  ~WitnessServer();

  // The port listened on.
  int port() const;

 private:
  class Impl;
  explicit WitnessServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::witness

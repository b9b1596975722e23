#include "common/system/clock.h"

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace thuocdo {
namespace {

class RealClock : public Clock {
 public:
  int64_t NowUs() override { return absl::ToUnixMicros(absl::Now()); }
};

}  // namespace

Clock& SystemClock() {
  static RealClock* const clock = new RealClock;
  return *clock;
}

}  // namespace thuocdo

#include "common/eventlog/records/append.h"

namespace thuocdo::eventlog {

ExpectedRevision ExpectedRevision::Exactly(Revision revision) { return {Kind::kExactly, revision}; }

bool ExpectedRevision::Allows(Revision actual) const {
  switch (kind) {
    case Kind::kAny:
      return true;
    case Kind::kNoStream:
      return actual.value == 0;
    case Kind::kStreamExists:
      return actual.value > 0;
    case Kind::kExactly:
      return actual == revision;
  }
  return false;
}

}  // namespace thuocdo::eventlog

// What the handlers of commands and queries work on.
#pragma once

#include "common/eventlog/event_log.h"
#include "common/note/policy.h"
#include "services/intake/context/rule_set_cache.h"
#include "services/intake/core/request_pseudonym.h"

namespace thuocdo::intake {

// Safe for use by many threads.
struct Intake {
  eventlog::EventLog* log = nullptr;
  RequestPseudonym pseudonym;  // of the log's requests
  note::Policy policy;         // which witnesses must have cosigned a publication's checkpoint
  RuleSetCache rules;
};

}  // namespace thuocdo::intake

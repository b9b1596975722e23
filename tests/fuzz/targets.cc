#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {

std::vector<Target> AllTargets() {
  return {{"answer", Answer},
          {"answers_csv", AnswersCsv},
          {"bundle", Bundle},
          {"checkpoint", Checkpoint},
          {"csv", Csv},
          {"entry_bundle", EntryBundle},
          {"follow", Follow},
          {"keys", Keys},
          {"numbers", Numbers},
          {"proofs", Proofs},
          {"record", Record},
          {"rule_set_bytes", RuleSetBytes},
          {"rule_set_text", RuleSetText},
          {"signed_note", SignedNote},
          {"stored_record", StoredRecord},
          {"tile_paths", TilePaths},
          {"tiles", Tiles},
          {"witness_history", WitnessHistory},
          {"witness_request", WitnessRequest}};
}

}  // namespace thuocdo::fuzz

#!/usr/bin/env bash
# Which tests the names given to tools/test mean, in a tree of a few records.
set -euo pipefail

tools=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree"
failed=0

fail() {
  echo "$*" >&2
  exit 1
}
source "$tools/test_targets.sh"
records=$tree/targets.txt

cat >"$records" <<'END'
library|rules|common/rules||base|common/rules/rule_set.cc,common/rules/rule_set.h
library|rules_check|common/rules||rules|common/rules/check/nodes.cc
program|thuocdo-intake|services/intake||rules|services/intake/main.cc
rerun|rules_long_test|common/rules|long|rules_test|
test|intake_core_test|services/intake|tsan|intake_core|services/intake/core/seal_test.cc
test|intake_service_test|services/intake||rules|services/intake/service_test.cc
test|rules_test|common/rules|tsan|rules|common/rules/rule_set_test.cc
test|rules_slow_test|common/rules|slow|rules|common/rules/slow_test.cc
END
mkdir -p common/rules services/intake/core tools tests
cat >common/rules/rule_set_test.cc <<'END'
TEST(RuleSet, IsRead) {}
TEST_F(
    RuleSetFixture, IsWritten) {}
END

# The name $1 means these tests, or an error that contains $2.
expect() {
  local found
  found=$(resolve "$1" 2>&1 | paste -sd,) || true
  if [[ $found == "$2" || ($3 == contains && $found == *"$2"*) ]]; then return; fi
  echo "FAULT: $1 means \"$found\", not \"$2\"" >&2
  failed=1
}
means() { expect "$1" "$2" exactly; }
is_unknown_near() { expect "$1" "did you mean: $2" contains; }

means rules rules_test
means rules_check rules_test
means thuocdo-intake intake_core_test,intake_service_test
means common/rules/ rules_test
means services/intake/core intake_core_test
means intake intake_core_test,intake_service_test
means rules_test rules_test
means rules_slow_test rules_slow_test
means rules_long_test rules_long_test
means RuleSet.IsRead "rules_test RuleSet.IsRead"
means RuleSetFixture.IsWritten "rules_test RuleSetFixture.IsWritten"
means 'RuleSet.*' "rules_test RuleSet.*"
is_unknown_near ruels rules
is_unknown_near rules_tset rules_test
expect RuleSet.IsNot "there is no library, service, folder or test RuleSet.IsNot" contains
expect zzzzzzzz "there is no library, service, folder or test zzzzzzzz" exactly
expect tools "tools has no tests" exactly

[[ $(build_targets <<<$'rules_long_test\nintake_core_test') == $'intake_core_test\nrules_test' ]] ||
  { echo "FAULT: a rerun is not built by its program" >&2 && failed=1; }
exit $failed

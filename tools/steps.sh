# Sourced by the tools: they work in the repository's root, and name each step, what it took, and which one failed.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
current_step=""

# What goes wrong is said once, on stderr, and ends the tool.
fail() {
  echo "$(basename "$0"): $*" >&2
  current_step=""
  exit 1
}

# Runs a command as a named step.
step() {
  local name=$1 began=$SECONDS
  shift
  current_step=$name
  echo "--- $name"
  "$@"
  echo "    $name: $((SECONDS - began)) s"
  current_step=""
}

name_failed_step() {
  local status=$?
  if [[ $status != 0 && -n "$current_step" ]]; then
    echo "$(basename "$0"): failed: $current_step" >&2
  fi
}
trap name_failed_step EXIT

# Sourced by the checks: each looks at the tree whose root it is given, or at this repository.

root=$(cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}" && pwd)
cd "$root"
faults=0

# What is for tests only, as an extended regular expression of paths.
test_files='(_(test|for_tests?)\.(cc|h)$|(^|/)testing/)'

# Reports one fault.
fault() {
  echo "$*" >&2
  faults=$((faults + 1))
}

# The project's own C++ files whose names match the given patterns of `find -name`, one a line.
own_files() {
  local names=(-name "$1") folders=() folder
  shift
  for folder in common services tests tools; do
    if [[ -d $folder ]]; then folders+=("$folder"); fi
  done
  for name in "$@"; do names+=(-o -name "$name"); done
  find "${folders[@]}" -type f \( "${names[@]}" \) | LC_ALL=C sort
}

# The lines on stdin that do not match $1; without failing if there are none.
without() { grep -vE "$1" || true; }

# Ends the check: 1 if there were faults.
finish() {
  if ((faults > 0)); then
    echo "$(basename "$0"): $faults fault(s)" >&2
    exit 1
  fi
}

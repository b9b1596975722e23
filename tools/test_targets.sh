# Sourced by tools/test: the tests that a few names mean, built and run with preset dev, or the one that THUOCDO_PRESET names.
#
# build/dev/targets.txt, which CMake writes (tools/cmake/ThuocdoRecords.cmake), says what there is.

preset=${THUOCDO_PRESET:-dev}
records=build/$preset/targets.txt

# Configures the preset where it is not, or is older than the presets or a CMakeLists.txt.
configure() {
  local log=build/$preset-configure.log ninja=build/$preset/build.ninja
  if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then tools/setup --test; fi
  if [[ -f $records && $ninja -nt CMakePresets.json ]]; then
    ninja -C "build/$preset" build.ninja >"$log" || fail "configuring failed: see $log"
  else
    cmake --preset "$preset" >"$log" || fail "configuring failed: see $log"
  fi
}

# The names of the records for which the awk expression $1 holds; kind, name, folder, labels, deps and files are its fields, and
# `sought` is $2.
select_records() {
  awk -F'|' -v sought="$2" '
    function has(list, word) { return index("," list ",", "," word ",") > 0 }
    function is_below(path, folder) { return path == folder || index(path, folder "/") == 1 }
    function has_file_below(folder,    parts, i, count) {
      count = split($6, parts, ",")
      for (i = 1; i <= count; ++i) if (index(parts[i], folder "/") == 1) return 1
      return 0
    }
    { kind = $1; name = $2; folder = $3; labels = $4; deps = $5; is_quick = labels !~ /slow|long/ }
    '"$1"' { print name }' "$records"
}

tests_in_folder() { select_records 'kind == "test" && is_quick && (is_below(folder, sought) || has_file_below(sought))' "$1"; }

# The tests of a library or program: those that link or start it and stand in its folder, else all that do, else its folder's.
tests_of() {
  local folder found
  folder=$(awk -F'|' -v name="$1" '($1 == "library" || $1 == "program") && $2 == name { print $3 }' "$records")
  found=$(comm -12 <(select_records 'kind == "test" && has(deps, sought)' "$1" | LC_ALL=C sort) \
    <(tests_in_folder "$folder" | LC_ALL=C sort))
  [[ -n $found ]] || found=$(select_records 'kind == "test" && has(deps, sought)' "$1")
  [[ -n $found ]] || found=$(tests_in_folder "$folder")
  echo "$found"
}

# The test programs that define test $1, Suite.Test, or a test of suite $1 if it is Suite.*.
programs_defining() {
  local suite=${1%%.*} name=${1#*.} pattern files
  pattern="TEST(_[FP])?\\(\\s*$suite,\\s*"
  if [[ $name == "*" ]]; then pattern+="\\w"; else pattern+="$name\\s*\\)"; fi
  files=$(grep -rlPz --include='*.cc' --include='*.h' "$pattern" common services tests tools || true)
  for file in $files; do select_records 'kind == "test" && has($6, sought)' "$file"; done | LC_ALL=C sort -u
}

# What could have been meant by $1: names that contain it or differ from it in few letters.
near_names() {
  awk -F'|' -v sought="$1" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    function distance(a, b,    i, j, before, row) {
      for (j = 0; j <= length(b); ++j) row[j] = j
      for (i = 1; i <= length(a); ++i) {
        before = row[0]
        row[0] = i
        for (j = 1; j <= length(b); ++j) {
          corner = before
          before = row[j]
          row[j] = least(row[j] + 1, row[j - 1] + 1, corner + (substr(a, i, 1) != substr(b, j, 1)))
        }
      }
      return row[length(b)]
    }
    function offer(name) {
      if (name == "" || name in offered) return
      offered[name] = 1
      if (index(name, sought) || distance(name, sought) <= 1 + length(sought) / 4) print name
    }
    { offer($2); offer($3); last = $3; sub(/.*\//, "", last); offer(last) }' "$records" | LC_ALL=C sort | head -8 | paste -sd' '
}

fail_unknown() {
  local near
  near=$(near_names "$1")
  fail "there is no library, service, folder or test $1${near:+; did you mean: $near}"
}

# The tests, one a line, that the name $1 means: PROGRAM, or PROGRAM FILTER where it names single ones.
resolve() {
  local name=${1%/} found="" folder
  if [[ $name =~ ^[A-Za-z][A-Za-z0-9_]*\.([A-Za-z0-9_]+|\*)$ ]]; then
    found=$(programs_defining "$name" | sed "s/\$/ $name/")
  elif [[ -n $(select_records '(kind == "test" || kind == "rerun") && name == sought' "$name") ]]; then
    found=$name
  elif [[ -n $(select_records '(kind == "library" || kind == "program") && name == sought' "$name") ]]; then
    found=$(tests_of "$name")
  elif [[ -d $name ]]; then
    found=$(tests_in_folder "$name")
    [[ -n $found ]] || fail "$1 has no tests"
  else
    for folder in services common tools tests; do
      if [[ -z $found && -d $folder/$name ]]; then found=$(tests_in_folder "$folder/$name"); fi
    done
  fi
  [[ -n $found ]] || fail_unknown "$1"
  echo "$found"
}

# The targets to build for the tests named on stdin: themselves, or the program that a rerun is of.
build_targets() {
  while read -r name _; do
    awk -F'|' -v name="$name" '$2 == name && $1 == "test" { print name } $2 == name && $1 == "rerun" { print $5 }' "$records"
  done | LC_ALL=C sort -u
}

# Runs the single tests `PROGRAM Suite.Test` of stdin, and those that a parameter makes of them.
run_single() {
  local program test
  while read -r program test; do
    in_fresh_tmp "$preset" "build/$preset/tests/$program" --gtest_brief=1 --gtest_filter="$test:$test/*:*/$test:*/$test/*:${test/./\/*.}" || return
  done
}

test_targets() {
  local name found="" whole single targets
  configure
  for name in "$@"; do found+=$(resolve "$name")$'\n'; done
  found=$(grep . <<<"$found" | LC_ALL=C sort -u)
  mapfile -t targets < <(build_targets <<<"$found")
  step "$preset: build ${targets[*]}" cmake --build --preset "$preset" "${targets[@]/#/--target=}"
  whole=$(grep -v ' ' <<<"$found" | paste -sd'|' || true)
  single=$(grep ' ' <<<"$found" || true)
  if [[ -n $whole ]]; then step "$preset: tests" run_tests "$preset" -R "^($whole)\$"; fi
  if [[ -n $single ]]; then step "$preset: single tests" run_single <<<"$single"; fi
}

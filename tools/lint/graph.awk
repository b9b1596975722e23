# Reads `FILE LINE INCLUDED`, writes `arrow FOLDER -> FOLDER COUNT`, and `fault TEXT` for every include of a higher layer and
# every circle of folders. `layers` is the file that lists the layers.

function folder_of(file) { sub(/\/[^\/]*$/, "", file); return file }

# The layer of a folder, from 1 on; 0 if it has none.
function layer_of(folder,    i) {
  for (i = 1; i <= layer_count; ++i) if (folder ~ ("^(" layer[i] ")$")) return i
  return 0
}

function check_layer(folder) {
  if (folder in known_layer) return
  known_layer[folder] = layer_of(folder)
  if (known_layer[folder] == 0) print "fault " folder ": no layer of graph.layers matches it"
}

# Forgets the arrows of folders that nothing leads to, or that lead nowhere, until only circles and ways between them are left.
function trim(    arrow, ends, again, leads, is_led_to) {
  do {
    again = 0
    split("", leads)
    split("", is_led_to)
    for (arrow in left) { split(arrow, ends, SUBSEP); leads[ends[1]] = 1; is_led_to[ends[2]] = 1 }
    for (arrow in left) {
      split(arrow, ends, SUBSEP)
      if (!(ends[1] in is_led_to) || !(ends[2] in leads)) { delete left[arrow]; again = 1 }
    }
  } while (again)
}

# The first folder, by name, that `from` still leads to.
function next_of(from,    arrow, ends, found) {
  for (arrow in left) {
    split(arrow, ends, SUBSEP)
    if (ends[1] == from && (found == "" || ends[2] < found)) found = ends[2]
  }
  return found
}

# Names one circle that `from` leads to, and forgets its arrows.
function report_circle(from,    at, next_one, text, visited) {
  for (at = from; !(at in visited); at = next_of(at)) visited[at] = 1
  from = at
  text = from
  do {
    next_one = next_of(at)
    delete left[at, next_one]
    text = text " -> " next_one
    at = next_one
  } while (at != from)
  print "fault circle: " text
}

BEGIN {
  while ((getline line < layers) > 0) if (line !~ /^(#|$)/) layer[++layer_count] = line
}

{
  from = folder_of($1)
  to = folder_of($3)
  check_layer(from)
  check_layer(to)
  if (from == to) next
  ++count[from, to]
  left[from, to] = 1
  if (known_layer[from] < known_layer[to]) print "fault " $1 ":" $2 ": includes " $3 " of a higher layer"
}

END {
  for (arrow in count) { split(arrow, ends, SUBSEP); print "arrow " ends[1] " -> " ends[2] " " count[arrow] | "LC_ALL=C sort" }
  close("LC_ALL=C sort")
  for (trim(); ; trim()) {
    start = ""
    for (arrow in left) { split(arrow, ends, SUBSEP); if (start == "" || ends[1] < start) start = ends[1] }
    if (start == "") break
    report_circle(start)
  }
}

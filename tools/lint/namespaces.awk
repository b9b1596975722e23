# Reads namespaces.list first and then sources; writes what is wrong with their namespaces.

# The namespace of a file: that of the first line whose pattern matches all of its name, or of its folder's; "-" means any.
function wanted_for(file,    folder, i) {
  folder = file
  sub(/\/[^\/]*$/, "", folder)
  for (i = 1; i <= count; ++i) if (file ~ ("^(" pattern[i] ")$") || folder ~ ("^(" pattern[i] ")$")) return namespace[i]
  return ""
}

function end_file() {
  if (file != "" && wanted != "" && wanted != "-" && !is_open) print file ": opens no namespace " wanted
}

function begin_file() {
  file = FILENAME
  wanted = wanted_for(file)
  is_open = 0
  if (wanted == "") print file ": no line of namespaces.list matches its folder"
}

function is_within(inner, outer) { return inner == outer || index(inner, outer "::") == 1 }

NR == FNR { if ($0 !~ /^(#|$)/) { pattern[++count] = $1; namespace[count] = $2 } next }
FNR == 1 { end_file(); begin_file() }

# Where generated messages are declared ahead, their namespace is opened.
/^namespace thuocdo[a-z_:0-9]* \{/ && wanted != "" && wanted != "-" && $2 !~ /::v[0-9]+$/ {
  is_open = 1
  if (wanted == "thuocdo" ? $2 != wanted : !is_within($2, wanted)) print file ":" FNR ": opens " $2 ", not " wanted
}

END { end_file() }

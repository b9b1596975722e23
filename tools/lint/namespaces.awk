# Reads namespaces.list first and then sources; writes what is wrong with their namespaces.

# The namespace of a file: that of the first line whose pattern matches all of its name, or of its folder's; "-" means any.
function wanted_for(file,    folder, i) {
  folder = file
  sub(/\/[^\/]*$/, "", folder)
  for (i = 1; i <= count; ++i) if (file ~ ("^(" pattern[i] ")$") || folder ~ ("^(" pattern[i] ")$")) return namespace[i]
  return ""
}

function end_file() {
  if (opened != "") report()
  if (file != "" && wanted != "" && wanted != "-" && !is_open) print file ": opens no namespace " wanted
}

function begin_file() {
  file = FILENAME
  wanted = wanted_for(file)
  is_open = 0
  opened = ""
  if (wanted == "") print file ": no line of namespaces.list matches its folder"
}

function is_within(inner, outer) { return inner == outer || index(inner, outer "::") == 1 }

# Reports the namespace that was opened with code in it, if it is another one.
function report() {
  is_open = 1
  if (wanted == "thuocdo" ? opened != wanted : !is_within(opened, wanted)) print file ":" opened_at ": opens " opened ", not " wanted
}

NR == FNR { if ($0 !~ /^(#|$)/) { pattern[++count] = $1; namespace[count] = $2 } next }
FNR == 1 { end_file(); begin_file() }

# A block that only declares another library's classes ahead, or generated messages, is no code of that library.
opened != "" && /^(class|struct) [A-Za-z]+;$/ { only_ahead = 1; next }
opened != "" && !(/^}/ && only_ahead) { report() }
opened != "" { opened = "" }
/^namespace thuocdo[a-z_:0-9]* \{/ && wanted != "" && wanted != "-" && $2 !~ /::v[0-9]+$/ { opened = $2; opened_at = FNR; only_ahead = 0 }

END { end_file() }

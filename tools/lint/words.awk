# Reads words.list first and then texts; writes `FILE:LINE: WORD  <- use WORD` for every word that the list replaces.

# The identifiers of `text`, separated by single blanks, with one on either side.
function words_of(text) {
  gsub(/[^A-Za-z0-9_]+/, " ", text)
  return " " text " "
}

# A line of C++ without comments and strings.
function code_of(text) {
  gsub(/"([^"\\]|\\.)*"/, "\"\"", text)
  sub(/\/\/.*/, "", text)
  return text
}

function is_allowed(place,    i) {
  for (i = 1; i <= allowed_count; ++i) if (place ~ allowed[i]) return 1
  return 0
}

function report(word, use) {
  if (!is_allowed(FILENAME ":" $0)) print FILENAME ":" FNR ": " word "  <- use " use
}

# What stands after `word` and before "  ", and what stands after that.
function rest_after(count,    text, i) {
  text = $0
  for (i = 0; i < count; ++i) sub(/^[^ ]+ +/, "", text)
  return text
}

NR == FNR && /^(#|$)/ { next }
NR == FNR && $1 == "name" { name[$2] = rest_after(2); next }
NR == FNR && $1 == "code" { code[$2] = rest_after(2); next }
NR == FNR && $1 == "phrase" { split(rest_after(1), parts, / *=> */); phrase[parts[1]] = parts[2]; next }
NR == FNR && $1 == "allow" { allowed[++allowed_count] = rest_after(1); next }
NR == FNR { print FILENAME ":" FNR ": neither name, code, phrase nor allow"; next }

{
  count = split(words_of($0), words, " ")
  for (i = 1; i <= count; ++i) if (words[i] in name) report(words[i], name[words[i]])
  lower = words_of(tolower($0))
  for (each in phrase) if (index(lower, " " each " ")) report("\"" each "\"", phrase[each])
}

FILENAME ~ /\.(h|cc)$/ {
  count = split(words_of(code_of($0)), words, " ")
  for (i = 1; i <= count; ++i) if (words[i] in code) report(words[i], code[words[i]])
}

#!/bin/sh
# reading.sh ROOT passes if what there is to read is in order:
#   each relative link of a README points to a file that exists, and where it names a heading to one that exists,
#   each wing has a README, which links each header of the wing,
#   README.md has the map of the wings that is in bptt.hpp,
#   README.md has at most 200 lines, and no line of a README has more than 160 characters.
set -u
cd "$1" || exit 1
found=0
wanting() { echo "$*"; found=$((found + 1)); }

# slugs FILE: the headings of a file, as GitHub names them in links.
slugs() {
  awk '/^```/ { code = !code } !code && /^#+ / {
    sub(/^#+ +/, ""); $0 = tolower($0); gsub(/[^a-z0-9 _\200-\377-]/, ""); gsub(/ /, "-")
    print $0 (seen[$0]++ ? "-" seen[$0] - 1 : "") }' "$1"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C
export LC_ALL
find README.md include tests -name README.md 2> /dev/null | grep -v '^tests/.*_driver/' | sort > "$scratch/readmes"
while read -r readme; do
  # each link as `LINE TARGET`: [text](target), where code, `f[x](y)`, is no link; and lines that are too long
  awk '/^```/ { code = !code }
    { characters = $0; gsub(/[\200-\277]/, "", characters) }
    length(characters) > 160 { print NR, "long" }
    !code { gsub(/`[^`]*`/, "code"); while (match($0, /\]\([^) ]*\)/)) {
      print NR, "link", substr($0, RSTART + 2, RLENGTH - 3); $0 = substr($0, RSTART + RLENGTH) } }' "$readme" > "$scratch/lines"
  while read -r line what target; do
    case $what:$target in
      long:*) wanting "$readme:$line: more than 160 characters"; continue ;;
      *:http://* | *:https://*) continue ;;
    esac
    file=${target%%#*}
    if [ -z "$file" ]; then file=$readme; else file=$(dirname "$readme")/$file; fi
    [ -e "$file" ] || { wanting "$readme:$line: there is no $target"; continue; }
    case $target in *"#"*)
      slugs "$file" | grep -qxF -- "${target#*#}" || wanting "$readme:$line: there is no heading for $target" ;;
    esac
  done < "$scratch/lines"
done < "$scratch/readmes"

for wing in include/bptt/*/; do
  [ -e "${wing}README.md" ] || { wanting "${wing} has no README.md"; continue; }
  for header in "$wing"*.hpp; do
    grep -qF "](${header##*/})" "${wing}README.md" || wanting "${wing}README.md says nothing of ${header##*/}"
  done
done

sed -n 's|^//   \([0-9]*\)  *\([a-z]*\)  *\(.*\)$|\| \1 \| [\2](include/bptt/\2/README.md) \| \3 \||p' include/bptt/bptt.hpp |
  grep '^| [0-9]' > "$scratch/map"
[ -s "$scratch/map" ] || wanting "no map in include/bptt/bptt.hpp"
while read -r row; do
  grep -qxF -- "$row" README.md || wanting "README.md has not this line of the map in bptt.hpp: $row"
done < "$scratch/map"
[ "$(wc -l < README.md)" -le 200 ] || wanting "README.md has $(wc -l < README.md) lines, more than 200"

echo "$(wc -l < "$scratch/readmes") READMEs, $found faults"
[ $found = 0 ]

#!/bin/bash
# What the compiler says about types that cannot be sent: one error each, in one line that tells
# what to do, and the part of the type that is to blame in the lines below it.
# Usage: CXX=compiler run.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
source=$here/types.cpp
compiler=${CXX:-c++}
limit=; "$compiler" --version | grep -q clang && limit=-ferror-limit=0
output=$("$compiler" -std=c++20 -fsyntax-only -fdiagnostics-color=never $limit \
  -I "$here/../../../runtime/include" "$source" 2>&1)

# The expectations are the comments `// ERROR: text | type to blame` of the source, in order.
mapfile -t expected < <(sed -n 's|^ *// ERROR: ||p' "$source")
mapfile -t found < <(grep -n 'error:' <<<"$output")
failed=0
if [[ ${#found[@]} != "${#expected[@]}" ]]; then
  echo "expected ${#expected[@]} errors, found ${#found[@]}:"
  echo "$output"
  exit 1
fi
for i in "${!expected[@]}"; do
  text=${expected[i]% | *}
  type=${expected[i]#* | }
  first=${found[i]%%:*}
  if [[ ${found[i]} != *"poolwise: cannot be sent to another process: $text"* ]]; then
    echo "expected: $text"; echo "found:    ${found[i]}"; failed=1
  fi
  # Notes stand before an error (g++) or after it (clang++).
  if ! sed -n "$((first > 20 ? first - 20 : 1)),$((first + 20))p" <<<"$output" | grep -qF "$type"; then
    echo "no word of $type near: ${found[i]}"; failed=1
  fi
done
exit $failed

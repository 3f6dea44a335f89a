#!/bin/sh
# Installs the runtime under a temporary prefix, MOVES it, and builds and runs one program against
# it in each of the three ways that users have: find_package, pkg-config, add_subdirectory.
#
# In:  $1, where the runtime has been built; $2, a scratch folder (emptied); CXX, the compiler
#      (default c++).
# Out: status 0 if every program was built and printed its line.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
runtime=$(cd "$here/../../../runtime" && pwd)
built=${1:?usage: run.sh BUILD_FOLDER SCRATCH_FOLDER}
scratch=${2:?usage: run.sh BUILD_FOLDER SCRATCH_FOLDER}
CXX=${CXX:-c++}
export CXX
rm -rf "$scratch"
mkdir -p "$scratch"

check() { # name, program
  printed=$("$2")
  [ "$printed" = "sum 285, length 5, elsewhere 1" ] || { echo "$1: printed '$printed'"; exit 1; }
  echo "$1: ok"
}

build() { # name, further arguments for cmake
  name=$1
  shift
  cmake -G Ninja -S "$here/$name" -B "$scratch/$name" "$@" >"$scratch/$name.log" 2>&1 &&
    cmake --build "$scratch/$name" --parallel 2 >>"$scratch/$name.log" 2>&1 || { cat "$scratch/$name.log"; exit 1; }
}

cmake --install "$built" --component runtime --prefix "$scratch/first" >"$scratch/install.log" 2>&1
mv "$scratch/first" "$scratch/prefix" # nothing in it may hold its path
if grep -rIl "$scratch" "$scratch/prefix"; then
  echo "the files above hold a build path"
  exit 1
fi

build find-package -DCMAKE_PREFIX_PATH="$scratch/prefix"
check find-package "$scratch/find-package/consumer"

# With the very flags and file names with which it has been built, so that a compiler cache has it.
warnings=$(sed -n 's/^POOLWISE_WARNINGS:BOOL=//p' "$built/CMakeCache.txt")
build add-subdirectory -DPOOLWISE_RUNTIME_FOLDER="$runtime" -DCMAKE_BUILD_TYPE=Release \
  -DPOOLWISE_WARNINGS="${warnings:-OFF}"
check add-subdirectory "$scratch/add-subdirectory/consumer"

if command -v pkg-config >/dev/null; then
  folder=$(dirname "$(find "$scratch/prefix" -name poolwise.pc)")
  # shellcheck disable=SC2046 # the flags are words
  "$CXX" -std=c++20 "$here/main.cpp" -o "$scratch/pkg-config" \
    $(PKG_CONFIG_PATH="$folder" pkg-config --cflags --libs poolwise)
  check pkg-config "$scratch/pkg-config"
else
  echo "pkg-config: skipped, it is not installed"
fi

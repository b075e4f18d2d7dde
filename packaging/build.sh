#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET…]: configures once and builds; the log is in build/PRESET/build.log.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
mkdir -p "build/$preset"
log=build/$preset/build.log
say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring $preset"
    cmake --preset "$preset" >"$log" 2>&1 || {
        tail -n 25 "$log" >&2
        echo "build: configuring '$preset' failed; the whole log is $log" >&2
        exit 1
    }
fi
begin=$SECONDS
say "building $preset (log: $log)"
if [ -t 1 ]; then
    cmake --build "build/$preset" ${@:+--target "$@"} 2>&1 | tee "$log" | grep --line-buffered -oE '^\[[0-9]+/[0-9]+\]' \
        | while read -r step; do printf '\r  %s ' "$step"; done
    printf '\r'
    state=${PIPESTATUS[0]}
else
    state=0
    cmake --build "build/$preset" ${@:+--target "$@"} >"$log" 2>&1 || state=$?
fi
if [ "$state" -ne 0 ]; then
    grep -E -A12 'error|FAILED' "$log" | head -n 60 >&2 || tail -n 40 "$log" >&2
    echo "build: '$preset' failed; the whole log is $log" >&2
    exit 1
fi
say "built $preset in $((SECONDS - begin)) s"

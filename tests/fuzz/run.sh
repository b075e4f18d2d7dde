#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SECONDS [FUZZER…]: fuzzes each for so long, from seeds.py's corpus and what earlier runs found.
# What breaks is left in build/fuzz/found; a fixed one becomes a row of a unit test.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift || true
[ $# -gt 0 ] || set -- fuzz_table fuzz_shape fuzz_mapping fuzz_packed
python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/found
state=0
for fuzzer in "$@"; do
    mkdir -p "build/fuzz/corpus/$fuzzer"
    echo "$fuzzer for $seconds s"
    "build/fuzz/bin/$fuzzer" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/found/$fuzzer-" \
        "build/fuzz/corpus/$fuzzer" "build/fuzz/seeds/$fuzzer" >"build/fuzz/$fuzzer.log" 2>&1 || state=1
    grep -E 'number_of_executed_units|ERROR|broken|Test unit written' "build/fuzz/$fuzzer.log" || true
done
exit $state

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and passes all tests; with --long also the soak and large-seed runs.
# What is below the Qt line is built and tested under ThreadSanitizer as well.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
long=0
for argument in "$@"; do
    case $argument in
    --long) long=1 ;;
    -h|--help) sed -n '3,4s/^# //p' "$0"; exit 0 ;;
    *) echo "test: unknown argument $argument (there is --long)" >&2; exit 2 ;;
    esac
done

cd "$root"
begin=$SECONDS
"$here/setup.sh" build server client test
echo "packages: $((SECONDS - begin)) s"

runtime=$(mktemp -d)
chmod 700 "$runtime"
trap 'rm -rf "$runtime"' EXIT
export XDG_RUNTIME_DIR=$runtime EGRET_TEST_LONG=$long QTEST_FUNCTION_TIMEOUT=900000

passed=0
failed=0
skipped=0
run_tests() { # PRESET CTEST-ARGUMENT…
    local preset=$1 log=build/$1/test.log
    shift
    echo "testing $preset"
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error "$@" 2>&1 | tee "$log" \
        | grep --line-buffered -vE '^(Test project|UpdateCTest|Internal ctest|    Start )' || true
    local total bad skips
    total=$(sed -nE 's/.*tests? failed out of ([0-9]+).*/\1/p' "$log" | tail -n 1)
    bad=$(sed -nE 's/.*, ([0-9]+) tests? failed out of.*/\1/p' "$log" | tail -n 1)
    skips=$(grep -cE '\*\*\*Skipped' "$log" || true)
    [ -n "$total" ] && [ -n "$bad" ] || { echo "test: ctest of $preset did not finish; see $root/$log" >&2; exit 1; }
    passed=$((passed + total - bad - skips))
    failed=$((failed + bad))
    skipped=$((skipped + skips))
}

export TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1 suppressions=$root/tests/tsan.supp"
"$here/build.sh" tsan
run_tests tsan
"$here/build.sh" release all
run_tests release

echo "all in $((SECONDS - begin)) s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]

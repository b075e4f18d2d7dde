#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Egret and opens it with the demo city.
# Arguments go to egret. Without a display the desk and the wall are rendered under Xvfb.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
case "${1:-}" in -h|--help) sed -n '3,4s/^# //p' "$0"; exit 0 ;; esac

"$here/setup.sh" build server client
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then "$here/setup.sh" test; fi
"$here/build.sh" release egret egretd egretctl
bin=$root/build/release/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/egret" "$@"
fi

pictures=$root/build/pictures
mkdir -p "$pictures"
runtime=$(mktemp -d)
chmod 700 "$runtime"
trap 'rm -rf "$runtime"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$runtime}
picture() { # FILE WIDTHxHEIGHT ARGUMENT…
    local file=$1 size=$2
    shift 2
    xvfb-run -a -s "-screen 0 ${size}x24" "$bin/egret" "$@" --picture "$pictures/$file" --size "$size"
    echo "  $pictures/$file"
}
echo "There is no display here; pictures of the desk and the wall:"
picture desk.png 1920x1080 --desk
picture wall.png 3840x2160 --wall main

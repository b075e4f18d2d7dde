#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of the package lists named as arguments (build server client test).
# Says what it installs; does nothing where everything is there already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

wanted=()
for area in "$@"; do
    list=$here/packages/$area.txt
    [ -r "$list" ] || { echo "setup: there is no package list $list" >&2; exit 2; }
    while read -r package _; do
        case $package in ''|'#'*) ;; *) wanted+=("$package") ;; esac
    done <"$list"
done

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "setup: please install as root: apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi
echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq || echo "setup: the package lists could not be renewed; trying with those at hand" >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    echo "setup: apt-get could not install the packages above; check the network and /etc/apt/sources.list, then run this again" >&2
    exit 1
}

#!/bin/sh
# Makes sure that the system libraries are there: packages.sh run | test
# Installs through apt when it may; otherwise says exactly what to install, and stops.
set -eu
run="python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 gettext"
test="$run chromium postgresql default-jre-headless libjaxb-java poppler-utils"
case "$1" in run) wanted=$run ;; test) wanted=$test ;; *) echo "usage: packages.sh run|test" >&2; exit 2 ;; esac

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian or Ubuntu machine: see that it has the counterparts of: $wanted"
    exit 0
fi
missing=""
for package in $wanted; do
    # A Python outside Debian's packages brings its own venv module.
    if [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c "import venv, ensurepip" 2>/dev/null; then continue; fi
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else
    echo "Some system packages are missing. Install them with:" >&2
    echo "    sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null

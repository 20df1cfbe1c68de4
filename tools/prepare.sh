#!/bin/sh
# Install what Python's installer cannot, where this machine permits it: a Python that can make
# environments, a Java runtime (for the reasoner HermiT), Chromium (for the tests of the chart), tesseract
# (for those of scanned PDFs).
# What cannot be installed is said; the tests that need it are then skipped with the reason.
set -u

packages=""
for part in "$@"; do
    case "$part" in
        python) "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || packages="$packages python3-venv" ;;
        java) command -v java >/dev/null || packages="$packages default-jre-headless" ;;
        browser) command -v chromium >/dev/null || command -v google-chrome >/dev/null || packages="$packages chromium fonts-dejavu-core" ;;
        ocr) command -v tesseract >/dev/null || packages="$packages tesseract-ocr tesseract-ocr-fra" ;;
        *) echo "prepare.sh: $part: python, java, browser or ocr" >&2; exit 2 ;;
    esac
done
[ -z "$packages" ] && exit 0

root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && root="sudo -n"
    [ -z "$root" ] && { echo "not installed (no permission):$packages" >&2; exit 0; }
fi
command -v apt-get >/dev/null || { echo "not installed (no apt-get):$packages" >&2; exit 0; }
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq >/dev/null 2>&1
# shellcheck disable=SC2086
$root apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
    echo "could not be installed:$packages" >&2
exit 0

#!/bin/sh
# Whether somebody withdrew a release that a lock file pins (PEP 592): deploy/withdrawn.sh PYTHON LOCK...
# Asks the package index alone; nothing is downloaded or installed. PYTHON is that of an environment with uv.
set -eu
python=$(realpath -s "$1")
shift
found=0
for lock in "$@"; do
    said=$("$python" -m uv pip install --python "$python" --system-certs --color never --refresh --dry-run \
        --reinstall --no-deps --require-hashes -r "$lock" 2>&1) || { echo "$said" >&2; exit 2; }
    echo "$said" | grep -i "yanked" && found=1
done
exit "$found"

#!/bin/sh
# Sign a release: deploy/sign.sh KEY FOLDER
# FOLDER has the wheel and the lock files; SHA256SUMS and its signature by the SSH key (Ed25519) are written beside them.
set -eu
key=$(realpath "$1")
cd "$2"
rm -f SHA256SUMS SHA256SUMS.sig
sha256sum -- *.whl *.lock >SHA256SUMS
ssh-keygen -q -Y sign -f "$key" -n citybrain-release SHA256SUMS

#!/bin/sh
# Install a release, or update to it: deploy/update.sh FOLDER SIGNERS [PLACE]
# FOLDER is the release, SIGNERS a file with one line "citybrain-release KEY" for each public key that is trusted.
# PLACE (/opt/citybrain) becomes a link to PLACE-VERSION. Where anything fails it goes on to lead where it did before.
set -eu
release=$(realpath "$1")
signers=$(realpath "$2")
place=${3:-/opt/citybrain}

cd "$release"
ssh-keygen -q -Y verify -f "$signers" -I citybrain-release -n citybrain-release -s SHA256SUMS.sig <SHA256SUMS
sha256sum --check --strict --quiet SHA256SUMS
wheel=$(sed -n 's/^[0-9a-f]\{64\} [ *]\(opencitybrain-[0-9A-Za-z.+]*-[0-9a-z.-]*\.whl\)$/\1/p' SHA256SUMS)
test -f "$wheel" || { echo "SHA256SUMS has to name one wheel of opencitybrain" >&2; exit 1; }
for lock in requirements-server.lock requirements-source.lock; do
    grep -q "^[0-9a-f]\{64\} [ *]$lock\$" SHA256SUMS || { echo "SHA256SUMS does not name $lock" >&2; exit 1; }
done

version=$place-$(echo "$wheel" | cut -d- -f2)
test ! -e "$version" || { echo "$version is there already: remove it to install it again" >&2; exit 1; }
trap 'rm -rf "$version" "$place.next"' EXIT
python3 -m venv "$version"
pip="$version/bin/pip install --quiet --disable-pip-version-check --no-deps"
$pip --require-hashes --only-binary :all: -r requirements-server.lock
$pip --require-hashes --no-build-isolation -r requirements-source.lock
$pip "./$wheel"
"$version/bin/citybrain" --version >/dev/null
ln -s "$version" "$place.next"
mv -T "$place.next" "$place"
trap - EXIT
echo "$place leads to $version"

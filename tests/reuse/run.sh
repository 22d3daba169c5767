#!/bin/sh
# Builds the example site and a site of hostile titles, and reads all that other programs read with independent
# parsers: tests/reuse/run.sh [INSYN]. Packages go to a folder outside the repository.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
insyn=${1:-$root/target/debug/insyn}
venv=${INSYN_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/insyn-tests/venv}
# Nothing is left beside the scripts.
export PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The mark says which packages the folder was filled with: other pins, or a filling cut short, fill it again.
if ! cmp -s "$here/requirements.txt" "$venv/filled-with.txt"; then
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/filled-with.txt"
fi
packages=${INSYN_PACKAGES:-${XDG_CACHE_HOME:-$HOME/.cache}/insyn-tests/packages}
if ! cmp -s "$here/package-lock.json" "$packages/package-lock.json"; then
    mkdir -p "$packages"
    cp "$here/package.json" "$here/package-lock.json" "$packages/"
    (cd "$packages" && npm ci --silent --no-audit --no-fund) || { rm "$packages/package-lock.json"; exit 1; }
fi
mkdir "$work/example" "$work/hostile"
cp -R "$root/content" "$work/example/"
"$insyn" build --root "$work/example" --as-of 2026-11-22 >/dev/null
meetings=$(find "$root/content/sammantraden" -name index.md | wc -l)
echo "example site"
"$venv/bin/python" "$here/check.py" "$work/example/public" https://insyn.exempel.se/ "$meetings"
node "$root/tests/search/rank.mjs" "$work/example/public"
echo "hostile titles"
meetings=$("$venv/bin/python" "$here/hostile.py" "$work/hostile")
"$insyn" build --root "$work/hostile" --as-of 2026-11-22 >/dev/null
"$venv/bin/python" "$here/check.py" "$work/hostile/public" https://exempel.se/kommun/insyn/ "$meetings"
echo "settings of servers"
"$venv/bin/python" "$here/servers.py" "$work/hostile/public" https://exempel.se/kommun/insyn/ moten/gammal-1/
"$venv/bin/python" "$here/hosts.py" "$work/hostile/public" https://exempel.se/kommun/insyn/ moten/gammal-1/ "$packages"

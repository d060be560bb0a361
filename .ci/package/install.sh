#!/bin/sh
# Installs cs-ashby @version@ for you alone, without sudo:
#   sh install.sh [--to FOLDER] [--from FOLDER-OR-URL]
# It checks the archive against the SHA-256 below before anything is unpacked.
set -eu

version='@version@'
from='@url@'
sums='@sums@'

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

archive_for_this_computer() {
  case "$(uname -s) $(uname -m)" in
    'Linux x86_64' | 'Linux amd64') target=x86_64-unknown-linux-musl ;;
    'Linux aarch64' | 'Linux arm64') target=aarch64-unknown-linux-musl ;;
    'Darwin '*) target=universal-apple-darwin ;;
    *) fail "There's no build for $(uname -s) on $(uname -m)." ;;
  esac
  echo "cs-ashby-$version-$target.tar.gz"
}

# get NAME FILE: from a folder, or by whichever of curl and wget is there
get() {
  case $from in
    http://* | https://*)
      if command -v curl >/dev/null; then
        curl -fsSL --retry 2 -o "$2" "$from/$1" || fail "Couldn't download $from/$1"
      elif command -v wget >/dev/null; then
        wget -q -O "$2" "$from/$1" || fail "Couldn't download $from/$1"
      else
        fail "Install curl or wget first, or download $1 yourself and add: --from FOLDER"
      fi
      ;;
    *) cp "$from/$1" "$2" 2>/dev/null || fail "$from has no $1" ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum <"$1"
  elif command -v shasum >/dev/null; then
    shasum -a 256 <"$1"
  else
    openssl dgst -sha256 -r <"$1"
  fi | cut -d ' ' -f 1
}

# In a function, so that a download that's cut short runs nothing.
main() {
  to=${HOME:-}/.local/bin
  while [ $# -gt 0 ]; do
    case $1 in
      --to | --from)
        [ $# -gt 1 ] || fail "$1 needs a value."
        if [ "$1" = --to ]; then to=$2; else from=${2%/}; fi
        shift 2
        ;;
      *) fail "Usage: sh install.sh [--to FOLDER] [--from FOLDER-OR-URL]" ;;
    esac
  done
  [ -n "$from" ] || fail "Say where the archives are: --from FOLDER-OR-URL"

  archive=$(archive_for_this_computer)
  expected=$(echo "$sums" | sed -n "s/  $archive\$//p")
  [ -n "$expected" ] || fail "This release has no $archive."

  mkdir -p "$to" 2>/dev/null || fail "Can't create $to. Choose a folder of yours: --to FOLDER"
  new=$(mktemp "$to/.cs-ashby.XXXXXX" 2>/dev/null) || fail "Can't write to $to. Choose a folder of yours: --to FOLDER"
  work=$(mktemp -d)
  trap 'rm -rf "$work" "$new"' EXIT
  trap 'exit 1' HUP INT TERM

  get "$archive" "$work/archive"
  actual=$(sha256 "$work/archive")
  [ "$actual" = "$expected" ] || fail "The checksum of $archive is wrong. Nothing was installed.
  expected $expected
  got      $actual"

  tar -xzf "$work/archive" -C "$work"
  cat "$work/${archive%.tar.gz}/cs-ashby" >"$new"
  chmod 755 "$new"
  "$new" --version >/dev/null || fail "cs-ashby doesn't run from $to. Nothing was installed."
  mv -f "$new" "$to/cs-ashby"

  echo "Installed cs-ashby $version as $to/cs-ashby (SHA-256 checked)."
  case ":$PATH:" in
    *":$to:"*) echo "Run: cs-ashby setup" ;;
    *) echo "$to isn't on your PATH. Run: $to/cs-ashby setup
Or add this to your shell's profile: export PATH=\"$to:\$PATH\"" ;;
  esac
  echo "To remove it: rm $to/cs-ashby"
}

main "$@"

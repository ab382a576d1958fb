#!/usr/bin/env bash
# install.sh
# Installs OpenLDAP's server from Debian or Ubuntu, if it is missing. Needs root for that. The system's own server is neither
# configured nor started.
set -euo pipefail
. "$(dirname "$0")/common.sh"

missing=()
for package in slapd ldap-utils openssl; do
  dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || fail "these packages are missing, and there is no apt-get to install them: ${missing[*]}"
[ "$(id -u)" = 0 ] || fail "run it as root, or install these packages first: ${missing[*]}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >"$log" 2>&1 || { tail -20 "$log" >&2; fail "apt-get update failed"; }
echo 'slapd slapd/no_configuration boolean true' | debconf-set-selections
RUNLEVEL=1 apt-get install -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
  { tail -20 "$log" >&2; fail "apt-get install failed"; }

#!/usr/bin/env bash
# install.sh
# Installs the packages of Debian or Ubuntu that a test domain needs, if any is missing. Needs root for that.
set -euo pipefail
. "$(dirname "$0")/common.sh"

missing=()
for package in samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools ldap-utils \
               krb5-user python3-samba libsasl2-modules-gssapi-mit openssl; do
  dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || fail "these packages are missing, and there is no apt-get to install them: ${missing[*]}"
[ "$(id -u)" = 0 ] || fail "run it as root, or install these packages first: ${missing[*]}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# Some of these packages exist only where they were split off; those that apt does not know come with the others.
apt-get update -q >"$log" 2>&1 || { tail -20 "$log" >&2; fail "apt-get update failed"; }
known=()
for package in "${missing[@]}"; do
  if apt-cache show "$package" >/dev/null 2>&1; then known+=("$package"); fi
done
[ ${#known[@]} -gt 0 ] || exit 0
apt-get install -y -q --no-install-recommends "${known[@]}" >"$log" 2>&1 ||
  { tail -20 "$log" >&2; fail "apt-get install failed"; }

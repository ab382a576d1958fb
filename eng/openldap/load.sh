#!/usr/bin/env bash
# load.sh DIR PORT FILE.ldif
# Applies a file of entries and changes (LDIF; a record without changetype is added) to the running server in DIR.
set -euo pipefail
. "$(dirname "$0")/common.sh"
file=$(realpath "${3:?an LDIF file is needed}")
use_folder "${1:-}"
is_running "$dir/slapd.pid" slapd || fail "there is no server running in $dir"

ldapmodify -a -x -H "ldap://127.0.0.1:${2:?a port is needed}" -D "$admin" -w "$password" -f "$file" >"$dir/load.log" 2>&1 ||
  { tail -5 "$dir/load.log" >&2; fail "a change was refused"; }

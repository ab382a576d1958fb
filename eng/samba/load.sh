#!/usr/bin/env bash
# load.sh DIR FILE.ldif
# Applies a file of entries and changes (LDIF; a record without changetype is added) to the domain in DIR, in one
# transaction and without asking the server, which may be running: it sees the change at once.
set -euo pipefail
. "$(dirname "$0")/common.sh"
file=$(realpath "${2:?an LDIF file is needed}")
use_domain "${1:-}"
[ -e "$dir/provisioned" ] || fail "there is no domain in $dir"

# Entries without a changetype are additions to ldbmodify as well.
ldbmodify -H "$dir/private/sam.ldb" "$file" >"$dir/load.log" 2>&1 ||
  { tail -5 "$dir/load.log" >&2; fail "the changes were refused, all of them"; }

#!/usr/bin/env bash
# provision.sh DIR
# Makes a new domain in DIR, with a reader account. Nothing outside DIR is read or written. Done before: does nothing.
# Environment: SAMBA_REALM (ADSYNC.TEST), SAMBA_ADMIN_PASSWORD, SAMBA_READER_PASSWORD
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_domain "${1:-}"
[ ! -e "$dir/provisioned" ] || exit 0

"$here/install.sh"
"$here/configure.sh" "$dir" 127.0.0.1
{
  samba-tool domain provision -s "$SMB_CONF_PATH" --realm="$realm" --domain="${realm%%.*}" --server-role=dc \
    --adminpass="${SAMBA_ADMIN_PASSWORD:-Passw0rd!adm1n}" --dns-backend=NONE --host-name=DC1 --host-ip=127.0.0.1
  samba-tool user create svc-reader "${SAMBA_READER_PASSWORD:-Passw0rd!read3r}" -s "$SMB_CONF_PATH"
  samba-tool user setexpiry svc-reader --noexpiry -s "$SMB_CONF_PATH"
} >"$dir/provision.log" 2>&1 || { tail -20 "$dir/provision.log" >&2; fail "the domain could not be made"; }
touch "$dir/provisioned"

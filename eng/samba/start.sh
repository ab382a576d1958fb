#!/usr/bin/env bash
# start.sh DIR [IP] [--foreground]
# Starts an Active Directory domain controller (Samba) for tests on the loopback address IP (127.0.0.1), and makes the
# domain in DIR first if there is none. Then prints, as shell assignments, what a client needs:
#   eval "$(eng/samba/start.sh /tmp/domain 127.0.53.1)"
# Its ports cannot be chosen: 389, 636, 3268, 3269, 88, 464. Two at a time need a folder and an address each.
# With --foreground it becomes the server itself, which ends with its standard input: started over a pipe, it cannot
# outlive whoever started it. Without, end it with stop.sh. Needs root, because the ports are low.
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_domain "${1:-}"
ip=${2:-127.0.0.1}

[ "$(id -u)" = 0 ] || fail "run it as root: a domain controller listens on ports below 1024"
"$here/provision.sh" "$dir"
"$here/stop.sh" "$dir" >/dev/null
"$here/configure.sh" "$dir" "$ip"

if [ "${3:-}" = --foreground ]; then
  echo $$ >"$dir/samba.pid"
  # Only interactively does the server heed the end of its standard input.
  exec samba -s "$SMB_CONF_PATH" -i -M prefork >"$dir/log/stdout" 2>&1
fi

setsid samba -s "$SMB_CONF_PATH" -F -M prefork </dev/null >"$dir/log/stdout" 2>&1 &
echo $! >"$dir/samba.pid"
for _ in $(seq 1 300); do
  if ldapsearch -x -H "ldap://$ip" -s base -b '' defaultNamingContext >/dev/null 2>&1; then
    cat <<END
export SAMBA_HOST='$ip'
export SAMBA_BASE='$base'
export SAMBA_READER='svc-reader@$dns'
export SAMBA_CA='$dir/tls/ca.pem'
export LDAPTLS_CACERT='$dir/tls/ca.pem'
export KRB5_CONFIG='$dir/krb5.conf'
END
    exit 0
  fi
  is_running "$dir/samba.pid" samba || break
  sleep 0.1
done
tail -20 "$dir/log/samba.log" "$dir/log/stdout" >&2
fail "the server did not start on $ip"

# Shared by the scripts beside it; not run on its own.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Sets dir, realm, dns and base, and points the Samba tools at the domain's own configuration.
use_domain() {
  dir=${1:?a folder for the domain is needed}
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  realm=${SAMBA_REALM:-ADSYNC.TEST}
  dns=${realm,,}
  base="DC=${dns//./,DC=}"
  export SMB_CONF_PATH=$dir/smb.conf
}

# True while the process whose id is in the domain's pid file is a Samba server.
is_running() {
  local pid
  pid=$(cat "$dir/samba.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -q samba
}

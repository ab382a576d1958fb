# Shared by the scripts beside it; not run on its own.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=dc=adsync,dc=test
admin=cn=admin,$base
password=${OPENLDAP_ADMIN_PASSWORD:-Passw0rd!adm1n}

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Sets dir.
use_folder() {
  dir=${1:?a folder for the directory is needed}
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
}

# True while the process whose id is in the folder's pid file is an OpenLDAP server.
is_running() {
  local pid
  pid=$(cat "$dir/slapd.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -q slapd
}

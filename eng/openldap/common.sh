# Shared by the scripts beside it; not run on its own.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=dc=adsync,dc=test
admin=cn=admin,$base
password=${OPENLDAP_ADMIN_PASSWORD:-Passw0rd!adm1n}

. "$here/../server.sh"

# Sets dir.
use_folder() {
  dir=${1:?a folder for the directory is needed}
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
}

# Shared by the scripts beside it; not run on its own.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

. "$here/../server.sh"

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

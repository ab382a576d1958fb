#!/usr/bin/env bash
# start.sh DIR PORT LDAPS_PORT [--foreground]
# Starts an OpenLDAP server for tests on 127.0.0.1, over what is in DIR, or over nothing but the base DC=adsync,DC=test.
# It knows the attributes of Active Directory by which groups are searched for (adsync.schema). Searches that do not page get
# ten entries and an error. Prints, as shell assignments, what a client needs:
#   eval "$(eng/openldap/start.sh /tmp/directory 10389 10636)"
# With --foreground it goes on until its standard input ends: started over a pipe, it cannot outlive whoever started it.
# Without, end it with stop.sh. Needs no root, once OpenLDAP is installed.
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_folder "${1:-}"
port=${2:?a port is needed} tls_port=${3:?a port for LDAP over TLS is needed}

"$here/install.sh"
"$here/stop.sh" "$dir" >/dev/null
mkdir -p "$dir"/{db,tls}

# The OpenLDAP library checks "localhost" as the name of the machine, so that stands in the certificate too.
make_certificate() {
  cd "$dir/tls"
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -subj "/CN=OpenLDAP test CA" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
  openssl req -newkey rsa:2048 -nodes -keyout key.pem -out request.pem -subj "/CN=localhost"
  printf 'subjectAltName=DNS:localhost,DNS:%s,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' "$(hostname)" >extensions
  openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile extensions -out cert.pem
  chmod 600 key.pem ca.key
}
[ -e "$dir/tls/cert.pem" ] || (make_certificate) 2>"$dir/tls.log" || { tail -5 "$dir/tls.log" >&2; fail "no certificate could be made"; }

cat >"$dir/rootdse.ldif" <<END
dn:
defaultNamingContext: $base
END
cat >"$dir/slapd.conf" <<END
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include $here/adsync.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile $dir/slapd.pid
rootDSE $dir/rootdse.ldif
TLSCACertificateFile $dir/tls/ca.pem
TLSCertificateFile $dir/tls/cert.pem
TLSCertificateKeyFile $dir/tls/key.pem
sizelimit size.soft=10 size.hard=10 size.prtotal=unlimited
database mdb
suffix "$base"
rootdn "$admin"
rootpw "$password"
directory $dir/db
maxsize 1073741824
dbnosync
index objectClass,cn,sAMAccountName,objectGUID,member,memberOf eq
overlay memberof
memberof-group-oc group
access to attrs=userPassword by anonymous auth by * none
access to * by users read by anonymous auth by * none
END
if [ -z "$(ls -A "$dir/db")" ]; then
  /usr/sbin/slapadd -q -f "$dir/slapd.conf" >"$dir/slapadd.log" 2>&1 <<END || { tail -5 "$dir/slapadd.log" >&2; fail "the directory could not be made"; }
dn: $base
objectClass: dcObject
objectClass: organization
dc: adsync
o: Tests

dn: cn=reader,$base
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${OPENLDAP_READER_PASSWORD:-Passw0rd!read3r}
END
fi

setsid /usr/sbin/slapd -h "ldap://127.0.0.1:$port/ ldaps://127.0.0.1:$tls_port/" -f "$dir/slapd.conf" -d 0 </dev/null >"$dir/slapd.log" 2>&1 &
started=$!
for _ in $(seq 1 200); do
  if ldapsearch -x -H "ldap://127.0.0.1:$port" -s base -b '' >/dev/null 2>&1; then ready=1; break; fi
  kill -0 "$started" 2>/dev/null || break
  sleep 0.05
done
[ -n "${ready:-}" ] || { tail -5 "$dir/slapd.log" >&2; fail "the server did not start on port $port"; }

cat <<END
export OPENLDAP_PORT='$port'
export OPENLDAP_TLS_PORT='$tls_port'
export OPENLDAP_BASE='$base'
export OPENLDAP_READER='cn=reader,$base'
export OPENLDAP_CA='$dir/tls/ca.pem'
END
[ "${4:-}" = --foreground ] || exit 0
cat >/dev/null
exec "$here/stop.sh" "$dir" >/dev/null

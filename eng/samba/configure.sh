#!/usr/bin/env bash
# configure.sh DIR IP
# Writes the configuration of the domain in DIR for the loopback address IP: Samba's, that of Kerberos clients, and a
# certificate for the address. A copy of a domain's folder is a domain of its own after this.
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_domain "${1:-}"
ip=${2:?a loopback address is needed}
case $ip in 127.*) ;; *) fail "$ip is not a loopback address" ;; esac
host=$(hostname)

mkdir -p "$dir"/{private,state,cache,lock,run,ncalrpc,log,tls}
cat >"$dir/smb.conf" <<END
[global]
	netbios name = DC1
	workgroup = ${realm%%.*}
	realm = $realm
	server role = active directory domain controller
	interfaces = $ip/8
	bind interfaces only = yes
	server services = ldap, cldap, kdc
	private dir = $dir/private
	state directory = $dir/state
	cache directory = $dir/cache
	lock directory = $dir/lock
	pid directory = $dir/run
	ncalrpc dir = $dir/ncalrpc
	binddns dir = $dir/bind-dns
	logging = file
	log file = $dir/log/samba.log
	tls cafile = $dir/tls/ca.pem
	tls certfile = $dir/tls/cert.pem
	tls keyfile = $dir/tls/key.pem
	dns update command = /bin/true
	spn update command = /bin/true
	disable netbios = yes
	ldb:nosync = true
[sysvol]
	path = $dir/state/sysvol
	read only = no
[netlogon]
	path = $dir/state/sysvol/$dns/scripts
	read only = no
END
cat >"$dir/krb5.conf" <<END
[libdefaults]
 default_realm = $realm
 dns_lookup_realm = false
 dns_lookup_kdc = false
 rdns = false
 dns_canonicalize_hostname = false
[realms]
 $realm = {
  kdc = $ip:88
  kpasswd_server = $ip:464
 }
[domain_realm]
 .$dns = $realm
 $dns = $realm
 $ip = $realm
 localhost = $realm
 $host = $realm
END

[ -e "$dir/provisioned" ] || exit 0
[ "$(cat "$dir/tls/ip" 2>/dev/null)" != "$ip" ] || exit 0

# The OpenLDAP library checks "localhost" as the name of the machine, so that stands in the certificate too.
make_certificate() {
  cd "$dir/tls"
  [ -e ca.pem ] || openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 \
    -subj "/CN=${realm%%.*} test CA" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
  openssl req -newkey rsa:2048 -nodes -keyout key.pem -out request.pem -subj "/CN=dc1.$dns"
  printf 'subjectAltName=DNS:dc1.%s,DNS:localhost,DNS:%s,IP:%s\nextendedKeyUsage=serverAuth\n' "$dns" "$host" "$ip" >extensions
  openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile extensions -out cert.pem
  chmod 600 key.pem ca.key
}

# The names that Kerberos clients ask for when they dial the address or the machine.
name_services() {
  printf 'dn: CN=DC1,OU=Domain Controllers,%s\nchangetype: modify\nreplace: servicePrincipalName\n' "$base"
  local name
  for name in HOST/DC1 "HOST/dc1.$dns" ldap/localhost "ldap/$ip" "ldap/$host"; do
    echo "servicePrincipalName: $name"
  done
}

{ (make_certificate) && name_services | ldbmodify -H "$dir/private/sam.ldb"; } >"$dir/log/configure.log" 2>&1 ||
  { tail -20 "$dir/log/configure.log" >&2; fail "the domain could not be given the address $ip"; }
echo "$ip" >"$dir/tls/ip"

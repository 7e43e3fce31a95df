#!/bin/sh
# Makes the secrets of an installation in docker/secrets, and the folder docker/kept of the list of
# destroyed keys. What is there already is left as it is: run it again after an upgrade.
#
#   docker/make-secrets.sh <origin of the sealed log> <domain>
#
# Needs openssl and the image of the product. Run it as root or as the user 1000, the user of the product
# in its container: the two files that only the product may read belong to that user. All others can be
# read by whichever user a container has; on this machine the folder keeps everybody else out.
set -eu

origin=${1:?the origin of the sealed log, such as logs.example.org/rechtop}
domain=${2:?the domain, such as example.org}
here=$(cd "$(dirname "$0")" && pwd)
secrets=$here/secrets
# The command line of the product; it runs under the path that the files have here.
rechtop=${RECHTOP:-docker run --rm --network none --volume $secrets:$secrets rechtop:0.1.0}

case $(id -u) in
  0) own() { chown 1000:1000 "$@"; } ;;
  1000) own() { :; } ;;
  *) echo "run this as root, or as the user 1000" >&2 && exit 1 ;;
esac

umask 077
mkdir -p "$secrets" "$here/kept"
own "$secrets" "$here/kept"

# Writes standard input to a secret, unless it is there.
keep() {
  if [ -e "$secrets/$1" ]; then
    cat >/dev/null
  else
    cat >"$secrets/$1.new"
    chmod 444 "$secrets/$1.new"
    mv "$secrets/$1.new" "$secrets/$1"
  fi
}

# Letters, digits, - and _ only: such a password can stand in a URL as it is.
random() { openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n'; }

read_secret() { cat "$secrets/$1"; }

# For both compose files.
random | keep RECHTOP_SECRET
random | keep postgres_password
random | keep rechtop_password
printf 'postgres://rechtop:%s@db:5432/rechtop' "$(read_secret rechtop_password)" | keep DATABASE_URL
[ -e "$secrets/kek.json" ] || $rechtop keys new-kek "$secrets/kek.json"
[ -e "$secrets/log.key" ] || $rechtop log keygen --origin "$origin" --out "$secrets/log.key"
own "$secrets/kek.json" "$secrets/log.key"

# For compose.many.yml.
random | keep replication_password
printf 'postgres://rechtop:%s@db-replica:5432/rechtop' "$(read_secret rechtop_password)" |
  keep RECHTOP_REPLICA_URL
random | keep KC_DB_PASSWORD
random | keep KC_BOOTSTRAP_ADMIN_PASSWORD
random | keep kurrentdb_password
printf 'kurrentdb://rechtop:%s@kurrentdb1:2113,kurrentdb2:2113,kurrentdb3:2113?tls=true&tlsCAFile=/certs/ca/ca.crt' \
  "$(read_secret kurrentdb_password)" | keep EVENT_STORE_URL
printf 'KURRENTDB_DEFAULT_ADMIN_PASSWORD=%s\nKURRENTDB_DEFAULT_OPS_PASSWORD=%s\n' \
  "$(random)" "$(random)" | keep kurrentdb.env

# To try it out: replace both by a certificate that the centres trust.
if [ ! -e "$secrets/proxy.crt" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=$domain" \
    -addext "subjectAltName=DNS:api.$domain,DNS:id.$domain" \
    -keyout "$secrets/proxy.key" -out "$secrets/proxy.crt" 2>/dev/null
  chmod 444 "$secrets/proxy.key" "$secrets/proxy.crt"
fi

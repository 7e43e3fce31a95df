#!/bin/sh
# Makes the certificates of the cluster at the first start: an authority, and one per node, in
# <folder>/ca (for everybody) and <folder>/nodes (for the nodes). Does nothing when they are there.
#
#   make-certificates.sh /certs kurrentdb1 kurrentdb2 kurrentdb3
#
# The key of the authority is thrown away, so that nobody can ever sign another node. To renew (after two
# years at the latest): stop the nodes, remove both volumes, start again.
set -eu

folder=$1
shift
days=730

if [ -e "$folder/ca/ca.crt" ]; then
  openssl x509 -in "$folder/ca/ca.crt" -noout -enddate
  # A month before the end it fails, and with it the start: better now than when nodes refuse each other.
  exec openssl x509 -in "$folder/ca/ca.crt" -noout -checkend 2592000
fi

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl req -x509 -newkey rsa:3072 -nodes -days $days -subj "/O=Rechtop/CN=KurrentDB CA" \
  -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
  -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null

for node in "$@"; do
  # Nodes know each other by their common name, which is the same in all certificates.
  openssl req -new -newkey rsa:3072 -nodes -subj "/CN=kurrentdb-node" \
    -keyout "$work/$node.key" -out "$work/$node.csr" 2>/dev/null
  printf '%s\n' "subjectAltName=DNS:$node,DNS:localhost,IP:127.0.0.1" "basicConstraints=CA:FALSE" \
    "keyUsage=critical,digitalSignature,keyEncipherment" "extendedKeyUsage=serverAuth,clientAuth" \
    >"$work/extensions"
  openssl x509 -req -in "$work/$node.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -days $days \
    -extfile "$work/extensions" -out "$work/$node.crt" 2>/dev/null
  mkdir -p "$folder/nodes/$node"
  mv -f "$work/$node.key" "$folder/nodes/$node/node.key"
  mv -f "$work/$node.crt" "$folder/nodes/$node/node.crt"
done

# Last: it says that all is there.
chmod 444 "$work/ca.crt"
mv "$work/ca.crt" "$folder/ca/ca.crt"

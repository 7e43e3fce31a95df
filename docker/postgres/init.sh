#!/bin/bash
# Runs once, when the database is made: an account and a database for the product and, where there are
# secrets for them, for Keycloak and for the replica. None of them is a superuser.
set -euo pipefail

as_superuser() { psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username postgres --dbname postgres "$@"; }

# An account, and a database of its own that no other account can open.
database_of() {
  as_superuser --set name="$1" --set file="/run/secrets/$2" <<'SQL'
\set password `cat :file`
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

database_of rechtop rechtop_password

if [ -e /run/secrets/KC_DB_PASSWORD ]; then
  database_of keycloak KC_DB_PASSWORD
fi

if [ -e /run/secrets/replication_password ]; then
  as_superuser <<'SQL'
\set password `cat /run/secrets/replication_password`
CREATE ROLE replicator LOGIN REPLICATION PASSWORD :'password';
-- Keeps what the replica has not fetched yet; how much at most is a setting of the server.
SELECT pg_create_physical_replication_slot('replica');
SQL
  echo "host replication replicator all scram-sha-256" >>"$PGDATA/pg_hba.conf"
fi

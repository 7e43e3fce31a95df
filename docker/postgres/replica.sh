#!/bin/bash
# A replica for reading of the server that PRIMARY names (a connection string). The first time it copies
# everything; after that it goes on where it was.
set -euo pipefail

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # A copy that was interrupted is begun anew.
  rm -rf "$PGDATA.copy" "$PGDATA"
  mkdir -p "$(dirname "$PGDATA")"
  PGPASSWORD=$(cat /run/secrets/replication_password) \
    pg_basebackup --dbname "$PRIMARY" --no-password --pgdata "$PGDATA.copy" \
    --wal-method stream --checkpoint fast --slot replica --write-recovery-conf
  mv "$PGDATA.copy" "$PGDATA"
fi

exec postgres "$@"

#!/bin/sh
# Starts the API (`api`), or runs a command of `rechtop` (`migrate`, `projections status`, ...).
#
# A setting that is a secret comes as a file /run/secrets/<NAME OF THE SETTING>, so that neither the
# compose file nor `docker inspect` shows it. Other files there, such as kek.json, are left alone.
set -eu

for file in /run/secrets/*; do
  name=${file##*/}
  case $name in
    *[!A-Z_]*) continue ;;
  esac
  value=$(cat "$file")
  export "$name=$value"
done

if [ "${1:-api}" = api ]; then
  exec node dist/apps/api/src/main.js
fi
exec node dist/apps/cli/src/main.js "$@"

#!/usr/bin/env bash
# stop.sh DIR
# Ends the server that start.sh started in DIR, by the process id that it left there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_folder "${1:-}"

if ! is_running; then
  rm -f "$dir/slapd.pid"
  echo "not running"
  exit 0
fi
pid=$(cat "$dir/slapd.pid")
kill -TERM "$pid" 2>/dev/null || true
for _ in $(seq 1 100); do
  is_running || break
  sleep 0.1
done
if is_running; then kill -KILL "$pid"; fi
rm -f "$dir/slapd.pid"
echo "stopped"

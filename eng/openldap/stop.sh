#!/usr/bin/env bash
# stop.sh DIR
# Ends the server that start.sh started in DIR, by the process id that it left there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
use_folder "${1:-}"
stop_server "$dir/slapd.pid" slapd

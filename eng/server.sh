# What the scripts of all test servers share; not run on its own.

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# is_running PIDFILE NAME
# True while the process whose id is in the file is a server of that name.
is_running() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -q "$2"
}

# stop_server PIDFILE NAME
# Ends the server whose id is in the file: asks first, and after 10 s insists.
stop_server() {
  local pid
  if ! is_running "$1" "$2"; then
    rm -f "$1"
    echo "not running"
    return
  fi
  pid=$(cat "$1")
  kill -TERM "$pid" 2>/dev/null || true
  for _ in $(seq 1 100); do
    is_running "$1" "$2" || break
    sleep 0.1
  done
  if is_running "$1" "$2"; then kill -KILL "$pid"; fi
  rm -f "$1"
  echo "stopped"
}

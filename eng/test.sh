#!/usr/bin/env bash
# Installs what the tests need, builds everything, and runs every test.
# Ends with one line: N passed, N failed
#
#   eng/test.sh                 everything
#   CI=true eng/test.sh         the same, with a locked restore
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

say "What the tests need"
eng/samba/install.sh
eng/openldap/install.sh

say "Restore"
if [ "${CI:-}" = true ]; then dotnet restore --locked-mode; else dotnet restore; fi

say "Build"
dotnet build --no-restore --configuration Release -v q

# Style and analyzers are the build's (EnforceCodeStyleInBuild), the order of usings is a test's; this is the rest of 'dotnet format'.
say "Format"
dotnet format whitespace --folder . --verify-no-changes --exclude '**/obj/' --exclude '**/bin/'

say "Tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
dotnet test --solution Rescue.AdSync.sln --no-build --configuration Release --max-parallel-test-modules 2 2>&1 | tee "$log" || code=$?

count() { sed 's/\x1b\[[0-9;]*m//g' "$log" | awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }'; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)

say "Benchmarks, each once"
dotnet run --no-build --configuration Release --project benchmarks/Rescue.AdSync.Benchmarks -- --smoke || { failed=$((failed + 1)); code=1; }

if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$skipped" -ne 0 ]; then skipped_text=", $skipped skipped"; fi
printf '\n%s passed, %s failed%s\n' "$passed" "$failed" "${skipped_text:-}"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

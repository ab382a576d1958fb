#!/usr/bin/env bash
# Writes the list of a library's public API anew: eng/public-api.sh Core
# The build fails when the API and its list differ, so that every change of it shows in a review.
set -euo pipefail
cd "$(dirname "$0")/../src/Rescue.AdSync.${1:?usage: eng/public-api.sh LIBRARY}"
mkdir -p .PublicAPI
[ -s .PublicAPI/PublicAPI.Shipped.txt ] || echo '#nullable enable' >.PublicAPI/PublicAPI.Shipped.txt
echo '#nullable enable' >.PublicAPI/PublicAPI.Unshipped.txt
missing=$(dotnet build --no-incremental -v q -p:TreatWarningsAsErrors=false 2>&1 |
  sed -n "s/.*warning RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u)
[ -z "$missing" ] || printf '%s\n' "$missing" >>.PublicAPI/PublicAPI.Unshipped.txt
dotnet build -v q

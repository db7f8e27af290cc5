#!/usr/bin/env bash
# What `dotnet run -c Release --project tests/Alerts.Benchmarks -- loop` compares with, and the server that all of them ask:
# the packages of Debian or Ubuntu. The benchmark itself writes their settings and starts them.
set -euo pipefail

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

as_root apt-get update
as_root apt-get install --yes --no-install-recommends rss2email newsboat nginx-light

# The benchmark starts a server of its own; the one that the package may have started is in the way of nothing but quiet.
as_root service nginx stop >/dev/null 2>&1 || true

dpkg-query --show --showformat '${Package} ${Version}\n' rss2email newsboat nginx-light

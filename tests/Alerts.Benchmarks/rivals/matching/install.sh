#!/usr/bin/env bash
# What `dotnet run -c Release --project tests/Alerts.Benchmarks -- matching` compares with: packages of Debian or Ubuntu. The
# benchmark builds its programs of them.
set -euo pipefail

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

as_root apt-get update
as_root apt-get install --yes --no-install-recommends \
    gcc libc6-dev libhyperscan-dev cargo rustc librust-aho-corasick-dev librust-libc-dev

dpkg-query --show --showformat '${Package} ${Version}\n' libhyperscan-dev librust-aho-corasick-dev rustc

#!/usr/bin/env bash
# What `dotnet run -c Release --project tests/Alerts.Benchmarks -- recognition` compares with: an npm package, into this folder.
# Build the benchmark again afterwards: it takes the folder along.
set -euo pipefail

cd "$(dirname "$0")"
npm install --no-audit --no-fund --no-package-lock --ignore-scripts

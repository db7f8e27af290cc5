#!/usr/bin/env bash
# What `dotnet run --project tests/Alerts.Evaluation -- evaluate` compares with: word lists as npm packages. They stay in this
# folder and are no part of the product.
set -euo pipefail

cd "$(dirname "$0")"
npm install --no-audit --no-fund --no-package-lock --ignore-scripts

#!/usr/bin/env bash
# What the parsing benchmark compares with and Debian has; the others come as packages of the project.
set -euo pipefail
apt-get update
apt-get install --yes --no-install-recommends gcc libc6-dev libexpat1-dev python3 python3-feedparser

#!/bin/sh
# Measures whole runs of the virtual world: one seed and so many leechers behind home links, 50 connections each.
# Prints a line for each size: wall time and processor time of all threads, blocks and events a second of wall time, queue
# operations and deliveries for each block, the largest resident set, and the heap for each end of a connection, from
# histograms of live objects in a short run of its own.
#
#   simulator/bench/virtual.sh                 1,000 and 10,000 leechers
#   simulator/bench/virtual.sh 200 2000        other sizes
# CONTENT (64 MiB), PIECE (256 KiB) and SWARMBED_JAVA_OPTS may be set; HISTOGRAM=no leaves the last column out.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/swarmbed-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- 1000 10000
: "${CONTENT:=64 MiB}" "${PIECE:=256 KiB}" "${HISTOGRAM:=yes}"

# A number of the run's effort.
effort() { sed -n "s/.*\"$1\" *: *\\([0-9.]*\\).*/\\1/p" "$work/run/run.json" | head -n 1; }

# The largest resident set of a process in KiB so far.
peak() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status" 2>/dev/null || true; }

# The processor time of a process so far, in hundredths of a second.
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat" 2>/dev/null || true; }

# Starts a run in the background; further arguments go to it.
run() {
  rm -rf "$1"
  "$root/swarmbed" --quiet run "$work/scenario.yaml" --out "$@" >"$work/log" 2>&1 &
  java=$!
}

# The heap for each end of a connection: all live objects of a run's first 20 s, divided by the ends, when those are most.
footprint() {
  [ "$HISTOGRAM" = yes ] && command -v jcmd >/dev/null || { echo -; return; }
  run "$work/start" --until '20 s'
  most=0
  bytes=-
  while kill -0 "$java" 2>/dev/null; do
    sleep 2
    now=$(jcmd "$java" GC.class_histogram 2>/dev/null | awk '
      $4 == "io.swarmbed.engine.core.PeerSession" { ends = $2 }
      $1 == "Total" { if (ends) printf "%d %.0f", ends, $3 / ends }')
    if [ -n "$now" ] && [ "${now% *}" -gt "$most" ]; then
      most=${now% *}
      bytes=${now#* }
    fi
  done
  wait "$java" || true
  echo "$bytes"
}

"$root/swarmbed" --version >/dev/null
printf '%8s %10s %9s %9s %9s %9s %9s %11s %8s %7s\n' peers blocks wall_s cpu_s blocks/s events/s ops/block deliv/block rss_MiB B/end
for peers in "$@"; do
  cat >"$work/scenario.yaml" <<YAML
name: bench-$peers
seed: 1
world: virtual
content: {size: $CONTENT, piece: $PIECE}
stop: {when: all-complete, after: 2 h}
peers:
  - {name: origin, count: 1, complete: true, up: 8 Mbit/s, latency: 20 ms}
  - name: home
    count: $peers
    up: 2 Mbit/s
    down: 16 Mbit/s
    latency: 5..30 ms
    arrive: {spread: 10 s}
    connections: {min: 20, target: 25, max: 50}
YAML
  run "$work/run"
  kib=0
  centis=0
  while kill -0 "$java" 2>/dev/null; do
    sleep 1
    now=$(peak "$java")
    [ -z "$now" ] || kib=$now
    now=$(cpu "$java")
    [ -z "$now" ] || centis=$now
  done
  wait "$java" || { cat "$work/log" >&2; exit 1; }
  bytes=$(footprint)
  awk -v peers="$peers" -v blocks="$(effort blocks)" -v wall="$(effort wall_s)" -v events="$(effort events)" \
    -v ops="$(effort queue_operations_per_block)" -v deliveries="$(effort deliveries)" -v kib="$kib" \
    -v centis="$centis" -v bytes="$bytes" \
    'BEGIN { printf "%8d %10d %9.1f %9.1f %9.0f %9.0f %9.2f %11.2f %8d %7s\n", peers, blocks, wall, centis / 100, blocks / wall, events / wall,
             ops, deliveries / blocks, kib / 1024, bytes }'
done

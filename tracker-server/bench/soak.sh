#!/bin/bash
# Soaks the tracker: peers come and go over UDP and HTTP for some minutes, then nobody is left, and what the tracker holds
# must be what it held before. A short run of the same load comes first, so that the start is that of a tracker at work.
# Prints a sample every ten seconds and, at the end, heap (after a full collection) and resident set at start, peak and end.
#
#   tracker-server/bench/soak.sh            10 minutes
#   tracker-server/bench/soak.sh 2          minutes
# RATE (10000) is the announces a second over UDP, PEERS (100000) the peers at any moment; a tenth of both comes over HTTP.
# Exit code 1 when heap or resident set has grown by more than a tenth and 8 MiB. Needs a JDK for jcmd.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
minutes=${1:-10}
: "${RATE:=10000}" "${PEERS:=100000}" "${PORT:=6989}"
work=$(mktemp -d "${TMPDIR:-/tmp}/swarmbed-soak.XXXXXX")
tracker=''
trap '[ -z "$tracker" ] || kill "$tracker" 2>/dev/null || true; rm -rf "$work"' EXIT

# A number from the tracker's own metrics; those that match are added up.
metric() {
  { exec 3<>"/dev/tcp/127.0.0.1/$PORT"; } 2>/dev/null || return 1
  printf 'GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  tr -d '\r' <&3 | awk -v name="$1" '$1 ~ "^" name "($|{)" { sum += $2 } END { printf "%.0f", sum }'
  exec 3<&-
}

resident() { awk '/^VmRSS/ { print $2 }' "/proc/$tracker/status"; }

# KiB of objects that are left after a full collection. The heap in use would contain what was allocated since.
live() { jcmd "$tracker" GC.class_histogram | awk '$1 == "Total" { printf "%d", $3 / 1024 }'; }

# Packets that found the buffer of the tracker's sockets full.
dropped() {
  awk -v port="$(printf ':%04X' "$PORT")" 'index($2, port) { sum += $NF } END { print sum + 0 }' /proc/net/udp
}

load() {
  local for=$1 protocols=0
  "$root/swarmbed" tracker bench "udp://127.0.0.1:$PORT" --quiet --torrents 10000 --peers "$PEERS" --popularity zipf:0.8 \
    --sources 2 --churn 60s --rate "$RATE" --scrape-share 5% --warm-up 0s --for "$for" --json >"$work/udp.json" &
  local udp=$!
  "$root/swarmbed" tracker bench "http://127.0.0.1:$PORT/announce" --quiet --seed 2 --torrents 1000 \
    --peers $((PEERS / 10)) --churn 60s --rate $((RATE / 10)) --warm-up 0s --for "$for" --json >"$work/http.json" &
  local http=$!
  while kill -0 $udp 2>/dev/null || kill -0 $http 2>/dev/null; do
    sleep 10
    sample
  done
  wait $udp || protocols=1
  wait $http || protocols=1
  [ $protocols = 0 ] || { echo 'the load could not be kept up' >&2; exit 1; }
}

peak_resident=0
peak_heap=0
peak_peers=0
sample() {
  local rss heap peers
  rss=$(resident)
  heap=$(($(metric jvm_memory_used_bytes) / 1024))
  peers=$(metric swarmbed_tracker_peers)
  [ "$rss" -le $peak_resident ] || peak_resident=$rss
  [ "$heap" -le $peak_heap ] || peak_heap=$heap
  [ "$peers" -le $peak_peers ] || peak_peers=$peers
  printf '%6d s %9d peers %9d KiB heap %9d KiB resident\n' $SECONDS "$peers" "$heap" "$rss"
}

# Until the last peer has expired.
drain() {
  local ends=$((SECONDS + 120))
  until [ "$(metric swarmbed_tracker_peers)" = 0 ]; do
    [ $SECONDS -lt $ends ] || { echo "peers are left that should have expired" >&2; exit 1; }
    sleep 2
  done
}

# The numbers of the measured phase of a load.
outcome() {
  tr ',{}' '\n' <"$work/$1.json" | awk -F: -v wire="$1" '
    /"phase":"steady"/ { steady = 1 }
    steady && /"(sent|replies|errors|broken|lost)"/ { gsub(/"/, "", $1); if (!seen[$1]++) line = line " " $1 " " $2 }
    steady && /"p99":/ && !p99 { p99 = $2 }
    END { print wire ":" line ", p99 " p99 / 1000 " ms" }'
}

"$root/swarmbed" --version >/dev/null
# A small heap, most of which is given back after a collection, so that what is kept shows in the resident set.
SWARMBED_JAVA_OPTS="-Xmx512m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 ${SWARMBED_JAVA_OPTS:-}" \
  "$root/swarmbed" tracker --quiet --udp "127.0.0.1:$PORT" --http "127.0.0.1:$PORT" \
  --set announce.interval='20 s' --set announce.min-interval='10 s' --set announce.timeout='40 s' &
tracker=$!
until (metric swarmbed_tracker_uptime_seconds) >/dev/null 2>&1; do
  kill -0 $tracker 2>/dev/null || { echo 'the tracker did not start' >&2; exit 1; }
  sleep 0.2
done

echo 'first, the load for a minute'
load 60s
drain
start_heap=$(live)
start_resident=$(resident)
start_dropped=$(dropped)
echo "then for $minutes min"
load "${minutes}min"
outcome udp
echo "$(($(dropped) - start_dropped)) packets found the tracker's socket buffers full"
outcome http
drain
end_heap=$(live)
end_resident=$(resident)

awk -v sh="$start_heap" -v ph="$peak_heap" -v eh="$end_heap" -v sr="$start_resident" -v pr="$peak_resident" \
  -v er="$end_resident" -v peers="$peak_peers" '
  function grown(a, b) { return b > a * 1.1 + 8192 }
  BEGIN {
    printf "%-14s %12s %12s %12s\n", "MiB", "start", "peak", "end"
    printf "%-14s %12.1f %12.1f %12.1f\n", "heap", sh / 1024, ph / 1024, eh / 1024
    printf "%-14s %12.1f %12.1f %12.1f\n", "resident set", sr / 1024, pr / 1024, er / 1024
    printf "%-14s %12d %12d %12d\n", "peers", 0, peers, 0
    exit grown(sh, eh) || grown(sr, er)
  }' || { echo 'the tracker kept memory that nobody uses' >&2; exit 1; }

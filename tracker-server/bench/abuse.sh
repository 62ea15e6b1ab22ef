#!/bin/bash
# Abuses a tracker in every way that Abuse.java knows, one after another, while honest peers announce over UDP and HTTP at
# even times. Prints, for each attack, what became of the honest requests and how much memory the tracker took.
#
#   tracker-server/bench/abuse.sh           5 s for each attack; a minute in all
#   tracker-server/bench/abuse.sh 20        seconds
# ATTACKS may name some of them. All happens in a network of its own, so that nothing leaves this machine; that needs root.
# Exit code 1 when more than one honest request in a hundred went without a right answer, the tracker's resident set went
# beyond LIMIT (384) MiB, or it ended.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
if [ "${1:-}" != --inside ]; then
  "$root/swarmbed" --version >/dev/null
  exec unshare -n "$0" --inside "${1:-5}"
fi
seconds=$2
: "${PORT:=6989}" "${LIMIT:=384}"
work=$(mktemp -d "${TMPDIR:-/tmp}/swarmbed-abuse.XXXXXX")
tracker=''
trap '[ -z "$tracker" ] || kill "$tracker" 2>/dev/null || true; rm -rf "$work"' EXIT
ulimit -n "$(ulimit -Hn)"
ip link set lo up
# Whoever binds to an address of this network may send from it.
ip route add local 10.0.0.0/8 dev lo
javac -d "$work" "$root/tracker-server/bench/Abuse.java"

resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$tracker/status"; }

# What became of honest requests: those sent, those without a right answer, median and p99 in milliseconds.
outcome() {
  awk '$1 == "steady" { printf "%7d %7d %9.2f %9.2f", $3, $5 + $6, $7, $9; exit }' "$work/$1"
}

honest() {
  "$root/swarmbed" tracker bench "$1" --torrents 20 --peers 500 --rate "$2" --connections 16 --warm-up 1s \
    --timeout 1s --for "${seconds}s" >"$work/$3" 2>&1 &
}

SWARMBED_JAVA_OPTS="-Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 ${SWARMBED_JAVA_OPTS:-}" \
  "$root/swarmbed" tracker --quiet --udp "127.0.0.1:$PORT" --http "127.0.0.1:$PORT" >"$work/tracker" 2>&1 &
tracker=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do
  kill -0 $tracker 2>/dev/null || { echo 'the tracker did not start' >&2; cat "$work/tracker" >&2; exit 1; }
  sleep 0.2
done

bad=0
printf '%-17s %37s   %37s   %8s\n' '' 'UDP: sent, not answered, p50, p99 ms' 'HTTP: sent, not answered, p50, p99 ms' 'peak MiB'
for attack in ${ATTACKS:-none slow-loris connection-flood half-open huge-headers unread-replies random-packets spoofed-sources none}; do
  attacker=''
  if [ $attack != none ]; then
    # A little longer than the honest load, which takes a while to start.
    java -XX:+UseSerialGC -Xmx256m -cp "$work" Abuse $attack 127.0.0.1 "$PORT" $((seconds + 4)) >"$work/attack" 2>&1 &
    attacker=$!
  fi
  honest "udp://127.0.0.1:$PORT" 500 udp
  udp=$!
  honest "http://127.0.0.1:$PORT/announce" 200 http
  http=$!
  peak=0
  while kill -0 $udp 2>/dev/null || kill -0 $http 2>/dev/null; do
    now=$(resident) || { echo 'the tracker has ended' >&2; cat "$work/tracker" >&2; exit 1; }
    [ "$now" -le $peak ] || peak=$now
    sleep 0.5
  done
  wait $udp || bad=1
  wait $http || bad=1
  printf '%-17s %37s   %37s   %8d' $attack "$(outcome udp)" "$(outcome http)" "$peak"
  if [ -n "$attacker" ]; then
    wait $attacker || bad=1
    printf '   %s' "$(tail -n 1 "$work/attack")"
  fi
  echo
  for wire in udp http; do
    awk '$1 == "steady" { exit $5 + $6 > $3 / 100 } ' "$work/$wire" || { echo "  too many lost over $wire" >&2; bad=1; }
    grep -q '^steady' "$work/$wire" || { cat "$work/$wire" >&2; bad=1; }
  done
  [ "$peak" -le "$LIMIT" ] || { echo "  more than $LIMIT MiB" >&2; bad=1; }
done
exit $bad

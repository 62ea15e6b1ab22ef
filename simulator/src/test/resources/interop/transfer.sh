#!/bin/bash
# One transfer between Swarmbed and another client, which find each other through a tracker alone.
# To be run inside a network namespace of its own:
#   unshare --net --pid --fork --kill-child transfer.sh CLIENT seeds|leeches udp|http|opentracker WORK
# CLIENT names a script beside this one; seeds or leeches is what that client does. WORK/seed/content is the content; the
# copy comes to WORK/leech/content. SWARMBED is the command that runs Swarmbed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
client=$1 role=$2 tracker=$3 work=$4
patience=80

ip link set lo up
ip addr add 10.99.0.1/32 dev lo
ip addr add 10.99.0.2/32 dev lo
export HOME=$work/home STATE=$work/state TORRENT=$work/x.torrent IP=10.99.0.2 PORT=7002 ROLE=$role
mkdir -p "$HOME" "$STATE" "$work/leech"

scheme=$tracker
[ "$tracker" = opentracker ] && scheme=http
url=$scheme://10.99.0.1:6969/announce
$SWARMBED create "$work/seed/content" -t "$url" -o "$TORRENT" --piece 32KiB

case $tracker in
  opentracker)
    mkdir -m 755 "$work/tracker"
    $SWARMBED show "$TORRENT" | sed -n 's/^info-hash *//p' >"$work/tracker/whitelist"
    opentracker -i 10.99.0.1 -p 6969 -P 6969 -d "$work/tracker" -w whitelist -u nobody >"$work/tracker.log" 2>&1 &
    ;;
  *)
    $SWARMBED tracker "--$tracker" 10.99.0.1:6969 >"$work/tracker.log" 2>&1 &
    ;;
esac

# Waits until the command succeeds, or says what it waited for.
until_true() {
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { echo "gave up waiting until $what"; return 1; }
    sleep 0.2
  done
}

udp_or_tcp_is_bound() { ss -Hln "( sport = :6969 )" | grep -q .; }
tracker_knows_a_seed() { $SWARMBED show "$TORRENT" --scrape | grep -qE ': [1-9][0-9]* seeds?,'; }
copy_is_complete() { diff -r "$work/seed/content" "$work/leech/content"; }

# Shows what was said, when something went wrong.
failed() {
  tail -n 30 "$work"/*.log
  exit 1
}

until_true 'the tracker listens' udp_or_tcp_is_bound || failed
if [ "$role" = leeches ]; then
  $SWARMBED seed "$TORRENT" "$work/seed" --listen 10.99.0.1:7001 >"$work/swarmbed.log" 2>&1 &
  swarmbed=$!
  until_true 'Swarmbed seeds' grep -q '^seeding' "$work/swarmbed.log" || failed
  until_true 'the tracker knows the seed' tracker_knows_a_seed || failed
  DIR=$work/leech "$here/$client" >"$work/client.log" 2>&1 &
  until_true "$client has it all" copy_is_complete || failed
  kill -TERM $swarmbed
  wait $swarmbed || failed
else
  DIR=$work/seed "$here/$client" >"$work/client.log" 2>&1 &
  until_true 'the tracker knows the seed' tracker_knows_a_seed || failed
  $SWARMBED download "$TORRENT" -d "$work/leech" --listen 10.99.0.1:7001 --max-time ${patience}s \
    >"$work/swarmbed.log" 2>&1 || failed
  copy_is_complete || failed
fi
cat "$work/swarmbed.log"

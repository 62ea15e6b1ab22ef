#!/bin/bash
# rtorrent as a daemon.
mkdir -p "$STATE/session"
cat >"$STATE/rtorrent.rc" <<R
system.daemon.set = true
session.path.set = $STATE/session
directory.default.set = $DIR
network.bind_address.set = $IP
network.local_address.set = $IP
network.port_range.set = $PORT-$PORT
network.port_random.set = no
dht.mode.set = disable
protocol.pex.set = no
protocol.encryption.set = none
trackers.use_udp.set = yes
log.open_file = "log", "$STATE/rtorrent.log"
log.add_output = "info", "log"
schedule2 = load, 0, 0, "load.start=$TORRENT"
R
exec rtorrent -n -o import="$STATE/rtorrent.rc"

#!/bin/bash
# transmission-daemon.
mkdir -p "$STATE/torrents"
cat >"$STATE/settings.json" <<J
{
  "download-dir": "$DIR", "incomplete-dir-enabled": false, "bind-address-ipv4": "$IP", "peer-port": $PORT,
  "peer-port-random-on-start": false, "dht-enabled": false, "lpd-enabled": false, "pex-enabled": false,
  "utp-enabled": false, "port-forwarding-enabled": false, "encryption": 0, "rpc-enabled": false,
  "start-added-torrents": true, "message-level": 3
}
J
cp "$TORRENT" "$STATE/torrents/x.torrent"
exec transmission-daemon --foreground --config-dir "$STATE"

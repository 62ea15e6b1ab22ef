#!/bin/bash
# qbittorrent-nox, over TCP without encryption.
config=$STATE/qBittorrent/config
mkdir -p "$config"
cat >"$config/qBittorrent.conf" <<Q
[BitTorrent]
Session\\BTProtocol=TCP
Session\\DHTEnabled=false
Session\\DefaultSavePath=$DIR
Session\\Encryption=2
Session\\InterfaceAddress=$IP
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\Port=$PORT

[LegalNotice]
Accepted=true

[Network]
PortForwardingEnabled=false

[Preferences]
WebUI\\Address=127.0.0.1
WebUI\\Port=8080
Q
exec qbittorrent-nox --profile="$STATE" --save-path="$DIR" --add-paused=false --skip-dialog=true "$TORRENT"

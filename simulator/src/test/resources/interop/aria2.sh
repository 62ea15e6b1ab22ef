#!/bin/bash
# aria2c; it speaks to UDP trackers only when DHT is on, which finds nobody here.
more=()
[ "$ROLE" = seeds ] && more=(--check-integrity=true)
exec aria2c --no-conf=true --dir="$DIR" --interface="$IP" --listen-port="$PORT" --dht-listen-port="$PORT" \
  --enable-dht=true --dht-file-path="$STATE/dht.dat" --enable-dht6=false --bt-enable-lpd=false --enable-peer-exchange=false \
  --disable-ipv6=true --bt-external-ip="$IP" --file-allocation=none --summary-interval=0 --show-console-readout=false \
  --enable-color=false --seed-ratio=0.0 "${more[@]}" "$TORRENT"

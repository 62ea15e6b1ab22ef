#!/usr/bin/python3
"""libtorrent through its Python bindings, as a process that is told what to do, a word a line: scrape, start, stop.

It prints one JSON object a line, and goes on after the stop until it is killed. Usage: rasterbar_agent.py IPV4 IPV6 PORT FOLDER TORRENT
"""
import json
import sys
import threading

import libtorrent as lt

ipv4, ipv6, port, folder, torrent_file = sys.argv[1:]
session = lt.session({
    "listen_interfaces": f"{ipv4}:{port},[{ipv6}]:{port}",
    "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "enable_incoming_utp": False, "enable_outgoing_utp": False, "in_enc_policy": 2, "out_enc_policy": 2,
    "alert_mask": lt.alert.category_t.all_categories & ~lt.alert.category_t.session_log_notification,
})
torrent = lt.add_torrent_params()
torrent.ti = lt.torrent_info(torrent_file)
torrent.save_path = folder
torrent.flags |= lt.torrent_flags.disable_pex | lt.torrent_flags.paused
torrent.flags &= ~lt.torrent_flags.auto_managed
handle = session.add_torrent(torrent)


def say(**facts):
    print(json.dumps(facts), flush=True)


def obey():
    for line in sys.stdin:
        match line.strip():
            case "scrape":
                handle.scrape_tracker()
            case "start":
                handle.resume()
            case "stop":
                session.remove_torrent(handle)


threading.Thread(target=obey, daemon=True).start()
while True:
    session.wait_for_alert(200)
    for alert in session.pop_alerts():
        say(alert=alert.what(), message=alert.message())
        if isinstance(alert, lt.scrape_reply_alert):
            say(scraped=[alert.complete, alert.incomplete])
        elif isinstance(alert, lt.tracker_reply_alert) and handle.is_valid():
            status = handle.status()
            say(announced=[status.num_complete, status.num_incomplete])

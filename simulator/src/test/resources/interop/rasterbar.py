#!/usr/bin/python3
"""libtorrent through its Python bindings, over TCP without encryption."""
import os
import libtorrent as lt

env = os.environ
session = lt.session({
    "listen_interfaces": f"{env['IP']}:{env['PORT']}", "outgoing_interfaces": env["IP"],
    "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "enable_incoming_utp": False, "enable_outgoing_utp": False, "in_enc_policy": 2, "out_enc_policy": 2,
    "alert_mask": lt.alert.category_t.all_categories,
})
torrent = lt.add_torrent_params()
torrent.ti = lt.torrent_info(env["TORRENT"])
torrent.save_path = env["DIR"]
session.add_torrent(torrent)
while True:
    session.wait_for_alert(1000)
    for alert in session.pop_alerts():
        if alert.category() & (lt.alert.category_t.error_notification | lt.alert.category_t.status_notification):
            print(alert.message(), flush=True)

"""The real clients, each alone in a namespace of its own, and asked over its own control interface.

What a client cannot do is said here with the reason, and is held to: a client that turned out to do it would fail the test.
"""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import xmlrpc.client
from dataclasses import dataclass
from pathlib import Path

import libtorrent as lt

from network import run
from observer import TRACKER_PORT

HERE = Path(__file__).parent
PORT = 7001


@dataclass(frozen=True)
class Tracker:
    """A tracker as its users see it. A private one gives each of them an URL of his own, with a passkey in its path."""

    scheme: str
    family: str
    private: bool
    place: str

    def url(self, user):
        host = f"[{self.place}]" if self.family == "ipv6" else self.place
        return f"{self.scheme}://{host}:{TRACKER_PORT}" + (f"/passkey-of-{user}" if self.private else "") + "/announce"

    @property
    def reads_paths(self):
        """Over UDP, only clients that send the path of its URL along (BEP 41) can be told apart."""
        return self.private and self.scheme == "udp"


NO_PATH = "sends no path along over UDP (BEP 41), without which a private tracker refuses it"


class Client:
    """One client of one torrent: prepared, so that it can scrape before it has announced, then started, then stopped."""

    name = "?"

    def __init__(self, inside, ipv4, ipv6, tracker, work, torrent, seeds):
        self.inside, self.ipv4, self.ipv6, self.tracker, self.seeds = inside, ipv4, ipv6, tracker, seeds
        self.folder, self.state = work / self.name, work / "state" / self.name
        self.trusted = work / "certificate.pem"
        self.state.mkdir(parents=True)
        self.folder.mkdir(exist_ok=True)
        self.process = None
        self.metainfo = lt.bencode(lt.bdecode(torrent.read_bytes()) | {b"announce": tracker.url(self.name).encode()})
        self.torrent = self.state / "x.torrent"
        self.torrent.write_bytes(self.metainfo)
        self.hash = str(lt.torrent_info(str(torrent)).info_hash())
        # BEP 41 has the path go with announces alone, so that a private tracker answers no scrape over UDP.
        self.excluded = ({"scrape": "no scrape over UDP carries a path"} if tracker.reads_paths else {}) | self.cannot()

    def cannot(self):
        """What it cannot do with this tracker, each with the reason: announce, be welcome (it announces, but is refused),
        find (it announces, but makes nothing of the peers), scrape."""
        return {}

    def can(self, what):
        return what not in self.excluded

    @property
    def udp_and_ipv6(self):
        return (self.tracker.scheme, self.tracker.family) == ("udp", "ipv6")

    @property
    def place(self):
        return self.ipv6 if self.tracker.family == "ipv6" else self.ipv4

    def prepare(self):
        """Starts the program, if its torrent can wait."""

    def start(self):
        """Starts the torrent."""

    def scrape(self):
        """Asks for a scrape, if the client has to be asked."""

    def scraped(self):
        """What the client says that it has scraped: (seeds, leechers); nothing while it has not."""
        return None

    def announced(self):
        """What the client says that the tracker told it: (seeds, leechers); nothing while it does not say."""
        return None

    def stop(self):
        """Says goodbye to the tracker, by ending the program where that does it."""
        self.process.send_signal(signal.SIGTERM)

    def end(self):
        """Ends the program after that, if it goes on."""

    def ended(self):
        return self.process.poll() is not None

    def spawn(self, *command, stdin=subprocess.DEVNULL):
        with open(self.state / "client.log", "wb") as log:
            self.process = subprocess.Popen(
                self.inside + [str(word) for word in command], stdin=stdin, stdout=log, stderr=subprocess.STDOUT,
                env=os.environ | self.environment(), cwd=self.state)

    def environment(self):
        """Where libraries look for the certificates they trust: OpenSSL, and Transmission for curl."""
        trust = {"SSL_CERT_FILE": str(self.trusted), "CURL_CA_BUNDLE": str(self.trusted)}
        return {"HOME": str(self.state)} | (trust if self.tracker.scheme == "https" else {})


class Transmission(Client):
    name = "Transmission"
    session = ""

    def cannot(self):
        if self.tracker.reads_paths:
            return {"be welcome": "3.00 " + NO_PATH}
        if self.udp_and_ipv6:
            return {"find": "3.00 reads each 18 bytes of an IPv6 reply as three IPv4 peers"}
        return {}

    def prepare(self):
        # 3.00 takes the host of a UDP tracker for a name even when it is an IPv6 address, brackets and all. So it is given
        # a name, which it looks up in a file of its own.
        (self.state / "hosts").write_text(f"{self.tracker.place} tracker.test\n")
        inside = ["unshare", "--mount", "sh", "-c", 'mount --bind hosts /etc/hosts; exec "$@"', "-"]
        if self.udp_and_ipv6:
            torrent = lt.bdecode(self.metainfo)
            self.metainfo = lt.bencode(torrent | {b"announce": re.sub(rb"\[.*]", b"tracker.test", torrent[b"announce"])})
        settings = {
            "download-dir": str(self.folder), "incomplete-dir-enabled": False, "peer-port": PORT,
            "peer-port-random-on-start": False, "dht-enabled": False, "lpd-enabled": False, "pex-enabled": False,
            "utp-enabled": False, "port-forwarding-enabled": False, "encryption": 0, "start-added-torrents": False,
            "message-level": 3, "rpc-enabled": True, "rpc-bind-address": self.ipv4, "rpc-whitelist-enabled": False,
        }
        (self.state / "settings.json").write_text(json.dumps(settings))
        self.spawn(*inside, "transmission-daemon", "--foreground", "--config-dir", self.state)

    def add(self):
        self.call("torrent-add", metainfo=base64.b64encode(self.metainfo).decode(), paused=True)

    def start(self):
        self.add()
        self.call("torrent-start")

    def call(self, method, **arguments):
        for _ in range(2):
            request = urllib.request.Request(
                f"http://{self.ipv4}:9091/transmission/rpc", json.dumps({"method": method, "arguments": arguments}).encode(),
                {"X-Transmission-Session-Id": self.session})
            try:
                with urllib.request.urlopen(request, timeout=5) as reply:
                    return json.load(reply)["arguments"]
            except urllib.error.HTTPError as refused:
                self.session = refused.headers.get("X-Transmission-Session-Id", "")
        raise OSError("no session id")

    def state_of_tracker(self):
        return self.call("torrent-get", fields=["trackerStats"])["torrents"][0]["trackerStats"][0]

    def told(self, by):
        tracker = self.state_of_tracker()
        return tracker[f"last{by}Succeeded"] and (tracker["seederCount"], tracker["leecherCount"])

    def scrape(self):
        """It scrapes a torrent that waits by itself, at a moment that it draws from the next three minutes."""
        while True:
            self.add()
            if self.state_of_tracker()["nextScrapeTime"] - time.time() < 8:
                return
            self.call("torrent-remove", ids=[self.hash])

    def scraped(self):
        return self.told("Scrape")

    def announced(self):
        return self.told("Announce")

    def stop(self):
        # When the whole program ends it may do so before it has said goodbye over HTTP.
        self.call("torrent-stop")

    def end(self):
        self.process.send_signal(signal.SIGTERM)


class Aria2(Client):
    name = "aria2"

    def cannot(self):
        never = {"scrape": "1.36.0 has no scrape; the reply to one is unexpected to it"}
        if self.udp_and_ipv6:
            return {"announce": "1.36.0 looks for IPv4 addresses of UDP trackers alone, and aborts the announce"} | never
        if self.tracker.reads_paths:
            return {"be welcome": "1.36.0 " + NO_PATH} | never
        return never

    def start(self):
        # It speaks to UDP trackers only when DHT is on, which finds nobody here; and it would leave at a share ratio of 1.
        more = ["--check-integrity=true"] if self.seeds else []
        trust = [f"--ca-certificate={self.trusted}"] if self.tracker.scheme == "https" else []
        self.spawn("aria2c", "--no-conf=true", f"--dir={self.folder}", f"--listen-port={PORT}", f"--dht-listen-port={PORT}",
                   "--enable-dht=true", f"--dht-file-path={self.state}/dht.dat", "--enable-dht6=false",
                   "--bt-enable-lpd=false", "--enable-peer-exchange=false", "--file-allocation=none",
                   "--seed-ratio=0.0", "--summary-interval=0", "--show-console-readout=false", "--enable-color=false",
                   *trust, *more, self.torrent)

    def stop(self):
        self.process.send_signal(signal.SIGINT)


class Rasterbar(Client):
    name = "libtorrent"

    def prepare(self):
        self.spawn(HERE / "rasterbar_agent.py", self.ipv4, self.ipv6, PORT, self.folder, self.torrent,
                   stdin=subprocess.PIPE)

    def tell(self, word):
        self.process.stdin.write(word.encode() + b"\n")
        self.process.stdin.flush()

    def start(self):
        self.tell("start")

    def scrape(self):
        (self.state / "scrapes").write_text(str(self.said("scraped")[0]))
        self.tell("scrape")

    def scraped(self):
        count, last = self.said("scraped")
        return count > int((self.state / "scrapes").read_text()) and last

    def announced(self):
        return self.said("announced")[1]

    def said(self, key):
        """How often it has said this, and the last of it."""
        found = re.findall(rf'^{{"{key}": \[(\d+), (\d+)]}}$', (self.state / "client.log").read_text(), re.MULTILINE)
        return len(found), tuple(int(count) for count in found[-1]) if found else None

    def stop(self):
        # When the whole program ends it may do so before it has said goodbye over HTTPS.
        self.tell("stop")

    def end(self):
        self.process.send_signal(signal.SIGTERM)


class Qbittorrent(Client):
    name = "qBittorrent"

    def cannot(self):
        return {"scrape": "4.5.2 never asks libtorrent, on which it is built, for a scrape"}

    def start(self):
        config = self.state / "qBittorrent/config"
        config.mkdir(parents=True)
        (config / "qBittorrent.conf").write_text(f"""\
[BitTorrent]
Session\\BTProtocol=TCP
Session\\DHTEnabled=false
Session\\DefaultSavePath={self.folder}
Session\\Encryption=2
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\Port={PORT}

[LegalNotice]
Accepted=true

[Network]
PortForwardingEnabled=false

[Preferences]
WebUI\\Address={self.ipv4}
WebUI\\Port=8080
WebUI\\AuthSubnetWhitelistEnabled=true
WebUI\\AuthSubnetWhitelist={self.ipv4}/24
WebUI\\HostHeaderValidation=false
""")
        self.spawn("qbittorrent-nox", f"--profile={self.state}", f"--save-path={self.folder}", "--add-paused=false",
                   "--skip-dialog=true", self.torrent)

    def announced(self):
        url = f"http://{self.ipv4}:8080/api/v2/torrents/trackers?hash={self.hash}"
        with urllib.request.urlopen(url, timeout=5) as reply:
            tracker = next(tracker for tracker in json.load(reply) if tracker["tier"] == 0)
        return tracker["num_seeds"] >= 0 and (tracker["num_seeds"], tracker["num_leeches"])


class Rtorrent(Client):
    name = "rtorrent"

    def cannot(self):
        if self.tracker.scheme != "udp":
            return {}
        no_scrape = {"scrape": "0.9.8 has no scrape over UDP, and says so"}
        if self.tracker.reads_paths:
            return {"be welcome": "0.9.8 " + NO_PATH} | no_scrape
        if self.udp_and_ipv6:
            return {"find": "0.9.8 reads each 18 bytes of an IPv6 reply as three IPv4 peers"} | no_scrape
        return no_scrape

    def prepare(self):
        (self.state / "session").mkdir()
        (self.state / "rtorrent.rc").write_text(f"""\
system.daemon.set = true
session.path.set = {self.state}/session
directory.default.set = {self.folder}
network.scgi.open_local = {self.state}/scgi
network.port_range.set = {PORT}-{PORT}
network.port_random.set = no
dht.mode.set = disable
protocol.pex.set = no
protocol.encryption.set = none
trackers.use_udp.set = yes
pieces.hash.on_completion.set = no
{f"network.http.cacert.set = {self.trusted}" if self.tracker.scheme == "https" else ""}
log.open_file = "log", "{self.state}/rtorrent.log"
log.add_output = "info", "log"
log.add_output = "tracker_debug", "log"
schedule2 = load, 0, 0, "load.normal={self.torrent}"
""")
        self.spawn("rtorrent", "-n", "-o", f"import={self.state}/rtorrent.rc")

    def call(self, method, *arguments):
        """XML-RPC inside SCGI, which is what rtorrent speaks."""
        body = xmlrpc.client.dumps(arguments, method).encode()
        head = f"CONTENT_LENGTH\0{len(body)}\0SCGI\0001\0".encode()
        with socket.socket(socket.AF_UNIX) as channel:
            channel.settimeout(5)
            channel.connect(str(self.state / "scgi"))
            channel.sendall(f"{len(head)}:".encode() + head + b"," + body)
            reply = b""
            while chunk := channel.recv(65536):
                reply += chunk
        try:
            return xmlrpc.client.loads(reply.split(b"\r\n\r\n", 1)[1])[0][0]
        except xmlrpc.client.Fault as fault:
            raise OSError(str(fault)) from fault

    def start(self):
        self.call("d.start", self.hash.upper())

    def state_of_tracker(self, *fields):
        return self.call("t.multicall", self.hash.upper(), "", *(f"t.{field}=" for field in fields))[0]

    def scrape(self):
        self.call("d.tracker.send_scrape", self.hash.upper(), 0)

    def scraped(self):
        times, seeds, leechers = self.state_of_tracker("scrape_counter", "scrape_complete", "scrape_incomplete")
        return times > 0 and (seeds, leechers)

    def announced(self):
        times, seeds, leechers = self.state_of_tracker("success_counter", "scrape_complete", "scrape_incomplete")
        return times > 0 and (seeds, leechers)

    def stop(self):
        self.process.send_signal(signal.SIGINT)


class Swarmbed(Client):
    name = "Swarmbed"
    last_scrape = None

    @property
    def command(self):
        java, *more = os.environ["SWARMBED"].split()
        store = self.trusted.with_name("trusted.p12")
        trust = [f"-Djavax.net.ssl.trustStore={store}", "-Djavax.net.ssl.trustStorePassword=changeit"]
        return [java, *(trust if self.tracker.scheme == "https" else []), *more]

    def start(self):
        listen = ["--listen", f"[::]:{PORT}"]
        if self.seeds:
            self.spawn(*self.command, "seed", self.torrent, self.folder, *listen)
        else:
            self.spawn(*self.command, "download", self.torrent, "-d", self.folder, "--seed-after", "forever", *listen)

    def scrape(self):
        said = run(*self.inside, *self.command, "show", self.torrent, "--scrape")
        counts = re.search(r"(\d+) seeds?, (\d+) leechers?", said)
        self.last_scrape = counts and (int(counts[1]), int(counts[2]))

    def scraped(self):
        return self.last_scrape


ALL = [Transmission, Aria2, Qbittorrent, Rasterbar, Rtorrent, Swarmbed]

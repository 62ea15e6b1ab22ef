"""What can be seen from outside the clients: the packets they send, and what the tracker tells somebody else."""
import ipaddress
import json
import os
import socket
import ssl
import struct
import threading
import time
import urllib.parse
from http.client import HTTPConnection, HTTPSConnection

import libtorrent as lt

TRACKER_PORT = 6969
PROTOCOL = 0x41727101980
CONNECT, ANNOUNCE, SCRAPE, ERROR = range(4)
UDP_EVENTS = ("", "completed", "started", "stopped")
PEER_ID = b"-XX0000-decoydecoy00"


class Wire:
    """Reads every packet on the bridge and keeps who asked the tracker for what, and who dialled whom."""

    def __init__(self):
        self.announces, self.scrapes, self.dials, self.others, self.paths = set(), set(), set(), set(), set()
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        self.socket.setsockopt(socket.SOL_SOCKET, 33, 1 << 26)  # SO_RCVBUFFORCE: no packet may be missed
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            frame = self.socket.recv(2048)
            if frame[12:14] == b"\x08\x00":
                ends = [socket.inet_ntop(socket.AF_INET, frame[at:at + 4]) for at in (26, 30)]
                self.packet(frame[23], *ends, frame[14 + 4 * (frame[14] & 15):])
            elif frame[12:14] == b"\x86\xdd":
                ends = [socket.inet_ntop(socket.AF_INET6, frame[at:at + 16]) for at in (22, 38)]
                self.packet(frame[20], *ends, frame[54:])

    def packet(self, protocol, source, target, segment):
        if protocol == socket.IPPROTO_TCP and len(segment) >= 20:
            port, syn_and_ack = struct.unpack_from(">H", segment, 2)[0], segment[13] & 0x12
            if syn_and_ack == 2:
                self.dials.add((source, target, port))
            data = segment[4 * (segment[12] >> 4):]
            if port == TRACKER_PORT and data.startswith(b"GET "):
                self.request(source, data.split(b"\r\n")[0].split()[1].decode("latin-1"))
        elif protocol == socket.IPPROTO_UDP and len(segment) >= 8:
            ports = struct.unpack_from(">HH", segment)
            if ports[1] == TRACKER_PORT:
                self.datagram(source, segment[8:])
            elif ports[0] != TRACKER_PORT:
                self.others.add((source, target, ports[1]))

    def request(self, source, url):
        path, _, query = url.partition("?")
        self.paths.add((source, path))
        if path.endswith("/scrape"):
            self.scrapes.add(source)
        else:
            self.announces.add((source, urllib.parse.parse_qs(query, encoding="latin-1").get("event", [""])[0]))

    def datagram(self, source, data):
        if len(data) < 16 or data[:8] == struct.pack(">Q", PROTOCOL):
            return
        action = struct.unpack_from(">I", data, 8)[0]
        if action == SCRAPE:
            self.scrapes.add(source)
        elif action == ANNOUNCE and len(data) >= 98:
            self.announces.add((source, UDP_EVENTS[struct.unpack_from(">I", data, 80)[0] & 3]))
            self.paths.add((source, url_data(data[98:])))

    def events(self, source):
        return {event for announcer, event in self.announces if announcer == source}

    def dialled(self, source, target):
        return any(dial[:2] == (source, target) for dial in self.dials)


def url_data(options):
    """The path behind an announce over UDP (BEP 41)."""
    text = b""
    while options and options[0] != 0:
        if options[0] == 1:
            options = options[1:]
        else:
            text += options[2:2 + options[1]]
            options = options[2 + options[1]:]
    return text.decode("latin-1")


class RequestLog:
    """The tracker's own access log."""

    def __init__(self, path):
        self.path = path

    def of(self, place, what, outcome):
        """What the host there asked for with this outcome."""
        entries = [json.loads(line) for line in self.path.read_text().splitlines(keepends=True) if line.endswith("\n")]
        return [entry for entry in entries if (entry["what"], entry["outcome"]) == (what, outcome)
                and ipaddress.ip_address(entry["address"]) == ipaddress.ip_address(place)]

    def events(self, place, outcome="answered"):
        return {entry.get("event", "") for entry in self.of(place, "announce", outcome)}

    def scraped(self, place):
        return bool(self.of(place, "scrape", "answered"))


class TrackerRefusal(OSError):
    """The tracker answered with the reason why it does not serve."""


class Outsider:
    """Speaks to the tracker by code that shares nothing with it or with a client."""

    def __init__(self, place, url, info_hash, trusted):
        self.place, self.url, self.info_hash, self.trusted = place, urllib.parse.urlsplit(url), info_hash, trusted

    def announce(self, port, event, left):
        if self.url.scheme == "udp":
            self.udp(ANNOUNCE, struct.pack(">20s20sQQQIIIiH", self.info_hash, PEER_ID, 0, left, 0,
                                           UDP_EVENTS.index(event), 0, 0, 0, port))
        else:
            self.http(self.url.path, {"info_hash": self.info_hash, "peer_id": PEER_ID, "port": port, "left": left,
                                      "uploaded": 0, "downloaded": 0, "event": event, "compact": 1, "numwant": 0})

    def scrape(self):
        """The tracker's counts: (complete, incomplete, downloaded)."""
        if self.url.scheme == "udp":
            complete, downloaded, incomplete = struct.unpack(">III", self.udp(SCRAPE, self.info_hash))
            return complete, incomplete, downloaded
        reply = self.http(self.url.path.replace("announce", "scrape"), {"info_hash": self.info_hash})
        counts = reply[b"files"][self.info_hash]
        return counts[b"complete"], counts[b"incomplete"], counts[b"downloaded"]

    def udp(self, action, body):
        with socket.socket(family_of(self.place), socket.SOCK_DGRAM) as channel:
            channel.settimeout(5)
            channel.bind((self.place, 0))
            channel.connect((self.url.hostname, self.url.port))
            identity = exchange(channel, struct.pack(">QI", PROTOCOL, CONNECT))
            return exchange(channel, identity + struct.pack(">I", action), body)

    def http(self, path, query):
        options = {"timeout": 5, "source_address": (self.place, 0)}
        if self.url.scheme == "https":
            context = ssl.create_default_context(cafile=self.trusted)
            connection = HTTPSConnection(self.url.hostname, self.url.port, context=context, **options)
        else:
            connection = HTTPConnection(self.url.hostname, self.url.port, **options)
        connection.request("GET", path + "?" + urllib.parse.urlencode(query))
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200:
            raise OSError(f"status {response.status}: {body!r}")
        reply = lt.bdecode(body)
        if b"failure reason" in reply:
            raise TrackerRefusal(reply[b"failure reason"].decode())
        return reply


def exchange(channel, head, body=b""):
    """One request over UDP; returns what follows action and transaction id of the reply."""
    transaction = os.urandom(4)
    channel.send(head + transaction + body)
    reply = channel.recv(2048)
    if struct.unpack_from(">I", reply)[0] == ERROR or reply[4:8] != transaction:
        raise TrackerRefusal(reply[8:].decode())
    return reply[8:]


def family_of(place):
    return socket.AF_INET6 if ":" in place else socket.AF_INET


class Decoy:
    """A peer that is nothing but a listening socket: who dials it can have heard of it from the tracker alone."""

    PORT = 7009

    def __init__(self, place):
        self.kept = []
        self.listener = socket.create_server((place, self.PORT), family=family_of(place))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            self.kept.append(self.listener.accept()[0])


def until(what, condition, patience=60):
    """Polls until the condition holds, and returns what it gave; an error counts as not yet."""
    start = time.monotonic()
    while True:
        last = None
        try:
            last = condition()
            if last:
                print(f"{time.monotonic() - start:6.1f} s until {what}", flush=True)
                return last
        except (OSError, LookupError, ValueError) as problem:
            last = problem
        if time.monotonic() - start > patience:
            raise TimeoutError(f"gave up waiting until {what}; last: {last!r}")
        time.sleep(0.1)

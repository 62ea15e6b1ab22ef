#!/usr/bin/python3
"""One swarm of real clients that are introduced to one another by the tracker alone.

To be run inside namespaces of its own, as root:
  unshare --net --pid --mount-proc --fork --kill-child swarm.py udp|http|https ipv4|ipv6 SEED WORK public|private
SEED names the client that has the content, which is in WORK/SEED/content; the others get it in WORK/NAME/content.
SWARMBED is the command that runs Swarmbed. What the packets show has to agree with the tracker's
access log, which is all there is over HTTPS.
"""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import libtorrent as lt

from clients import ALL, Tracker
from network import Network, address, run
from observer import Decoy, Outsider, RequestLog, TrackerRefusal, Wire, until

TRACKER, DECOY, FIRST_CLIENT = 1, 9, 11


class Swarm:
    def __init__(self, scheme, family, seeder, work, private):
        self.scheme, self.work = scheme, work
        network = Network([TRACKER, DECOY])
        self.wire = Wire()
        tracker = Tracker(scheme, family, private, address(family, TRACKER))
        torrent = work / "x.torrent"
        swarmbed = os.environ["SWARMBED"].split()
        run(*swarmbed, "create", work / seeder / "content", "-t", tracker.url("nobody"), "-o", torrent, "--piece", "32KiB")
        if scheme == "https":
            certify(work, tracker.place)
        self.clients = [
            kind(network.attach(FIRST_CLIENT + i), address("ipv4", FIRST_CLIENT + i), address("ipv6", FIRST_CLIENT + i),
                 tracker, work, torrent, kind.name == seeder)
            for i, kind in enumerate(ALL)]
        with open(work / "tracker.log", "wb") as log:
            self.tracker = subprocess.Popen([*swarmbed, "tracker", "--config", self.configuration(tracker)],
                                            stdout=log, stderr=subprocess.STDOUT)
        self.log = RequestLog(work / "requests.jsonl")
        self.decoy_place = address(family, DECOY)
        self.decoy = Decoy(self.decoy_place)
        info_hash = lt.torrent_info(str(torrent)).info_hash().to_bytes()
        watched = replace(tracker, scheme="http") if tracker.reads_paths else tracker
        trusted = work / "certificate.pem"
        self.outsider = Outsider(self.decoy_place, watched.url("outsider"), info_hash, trusted)
        self.stranger = Outsider(self.decoy_place, replace(watched, private=False).url("stranger"), info_hash, trusted)
        self.seed = next(client for client in self.clients if client.seeds)
        # Those that cannot join are started as well, to see that they do not.
        self.outside = [client for client in self.clients if not client.can("announce") or not client.can("be welcome")]
        self.leechers = [client for client in self.clients if not client.seeds and client not in self.outside]
        self.inside = [self.seed, *self.leechers]
        self.private = private

    def configuration(self, tracker):
        """Open for this one protocol, or in private for both; the file lies beside what it names."""
        place = urlsplit(tracker.url("nobody")).netloc
        open_for = {"udp", "http"} if tracker.private else {tracker.scheme}
        lines = ["listen:", *(f'  {scheme}: {repr(place) if scheme in open_for else "off"}' for scheme in ("udp", "http"))]
        if tracker.scheme == "https":
            lines += [f"  https: {place!r}", "http: {tls: {certificates: certificate.pem, key: key.pem}}"]
        if tracker.private:
            users = [client.name for client in self.clients] + ["outsider"]
            (self.work / "passkeys").write_text("".join(f"passkey-of-{user} {user}\n" for user in users))
            lines += ["access: {passkeys: passkeys}"]
        lines += ["access-log: {file: requests.jsonl}"]
        path = self.work / "tracker.yaml"
        path.write_text("\n".join(lines) + "\n")
        return path

    def scrape_before_announcing(self):
        """Two seeds and a leecher that are not real: what a client reports of them it has scraped, and not mixed up."""
        until("the tracker answers or ends",
              lambda: self.tracker.poll() is not None or self.outsider.announce(Decoy.PORT, "started", 1) or True)
        expect("the tracker's end", self.tracker.poll(), None)
        self.outsider.announce(2, "started", 0)
        self.outsider.announce(3, "started", 0)
        expect("counts of those that are not real", self.outsider.scrape(), (2, 1, 0))
        if self.private:
            expect("counts for those who have no passkey", refused(self.stranger.scrape), True)
        for client in self.clients:
            client.prepare()
        scraping = [client for client in self.clients if client.can("scrape")]
        with ThreadPoolExecutor() as pool:
            list(pool.map(self.scrape_and_compare, scraping))
        self.outsider.announce(2, "stopped", 0)
        self.outsider.announce(3, "stopped", 0)

    def scrape_and_compare(self, client):
        until(f"{client.name} is asked to scrape", lambda: client.scrape() or True)
        expect(f"scrape of {client.name}", until(f"{client.name} has scraped", client.scraped), (2, 1))

    def share(self):
        """All leechers are there before the seed is, which makes the counts exact."""
        for client in [*self.leechers, *self.outside]:
            until(f"{client.name} can be started", lambda: client.start() or True)
        count = len(self.leechers)
        self.counts("the leechers are known", 0, count + 1, 0)
        until("the seed can be started", lambda: self.seed.start() or True)
        for client in self.leechers:
            until(f"{client.name} has it all", lambda: self.has_all(client))
        self.counts("all are known as seeds", count + 1, 1, count)

    def check_what_was_seen(self):
        for client in self.inside:
            wanted = {"started"} if client.seeds else {"started", "completed"}
            until(f"the log has what {client.name} asked", lambda: self.log.events(client.place) - {""} == wanted)
            expect(f"scrape of {client.name} in the log", self.log.scraped(client.place), client.can("scrape"))
            if self.scheme != "https":
                expect(f"announces of {client.name}", self.wire.events(client.place), self.log.events(client.place))
                expect(f"scrape of {client.name}", client.place in self.wire.scrapes, client.can("scrape"))
        for client in self.inside:
            if client.can("find"):
                until(f"{client.name} has dialled whom only the tracker knows",
                      lambda: self.wire.dialled(client.place, self.decoy_place))
            else:
                expect(f"{client.name} dials whom only the tracker knows",
                       self.wire.dialled(client.place, self.decoy_place), False)
        for client in self.outside:
            if client.can("announce"):
                until(f"{client.name} has asked in vain", lambda: self.log.events(client.place, "refused"))
                expect(f"announces of {client.name} that were answered", self.log.events(client.place), set())
            else:
                expect(f"announces of {client.name}", self.wire.events(client.place), set())
        expect("UDP to others than the tracker", self.wire.others, set())
        for client in self.inside:
            if counts := client.announced():
                print(f"{client.name} was told of {counts[0]} seeds and {counts[1]} leechers")
                if not 1 <= sum(counts) <= len(self.inside) + 1:
                    raise AssertionError(f"{client.name} says that the tracker counts {counts}")

    def part(self):
        count = len(self.leechers)
        for client in self.clients:
            client.stop()
        for client in self.inside:
            until(f"{client.name} has said goodbye", lambda: "stopped" in self.log.events(client.place))
        self.counts("nobody is left", 0, 1, count)
        for client in self.clients:
            client.end()
            until(f"{client.name} has ended", client.ended)
        self.outsider.announce(Decoy.PORT, "stopped", 1)
        expect("counts of nobody", self.outsider.scrape(), (0, 0, count))
        self.tracker.terminate()
        expect("the tracker's exit code", self.tracker.wait(20), 0)

    def counts(self, what, *wanted):
        """Waits for the tracker's counts: complete, incomplete, downloaded."""
        def reached():
            seen = self.outsider.scrape()
            if seen != wanted:
                raise ValueError(f"counts {seen} in place of {wanted}")
            return True
        until(what, reached)

    def has_all(self, client):
        return subprocess.run(["diff", "-r", self.seed.folder / "content", client.folder / "content"],
                              capture_output=True).returncode == 0

    def report(self):
        for client in self.clients:
            dialled = [other.name for other in self.clients if self.wire.dialled(client.place, other.place)]
            print(f"{client.name} announced {sorted(self.log.events(client.place))}, "
                  f"{'scraped' if self.log.scraped(client.place) else 'did not scrape'}, "
                  f"dialled {', '.join(dialled) or 'nobody'}")
            for what, reason in client.excluded.items():
                print(f"    cannot {what}: {reason}")


def certify(folder, place):
    """A certificate for an address that only those trust who are told to."""
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=tracker", "-addext", f"subjectAltName=IP:{place}", "-keyout", folder / "key.pem",
        "-out", folder / "certificate.pem")
    keytool = Path(os.environ["SWARMBED"].split()[0]).with_name("keytool")
    run(keytool, "-importcert", "-noprompt", "-alias", "tracker", "-storetype", "PKCS12", "-storepass", "changeit",
        "-keystore", folder / "trusted.p12", "-file", folder / "certificate.pem")


def refused(request):
    try:
        request()
        return False
    except TrackerRefusal:
        return True


def expect(what, found, wanted):
    if found != wanted:
        raise AssertionError(f"{what}: {found}, not {wanted}")


def main():
    scheme, family, seeder, work, access = sys.argv[1:]
    swarm = Swarm(scheme, family, seeder, Path(work), access == "private")
    try:
        swarm.scrape_before_announcing()
        swarm.share()
        swarm.check_what_was_seen()
        swarm.part()
    finally:
        if swarm.log.path.exists():
            swarm.report()


if __name__ == "__main__":
    main()

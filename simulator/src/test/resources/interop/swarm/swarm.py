#!/usr/bin/python3
"""One swarm of real clients that are introduced to one another by the tracker alone.

To be run inside namespaces of its own, as root:
  unshare --net --pid --mount-proc --fork --kill-child swarm.py udp|http ipv4|ipv6 SEED WORK
SEED names the client that has the content, which is in WORK/SEED/content; the others get it in WORK/NAME/content.
SWARMBED is the command that runs Swarmbed.
"""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import libtorrent as lt

from clients import ALL
from network import Network, address, run
from observer import TRACKER_PORT, Decoy, Outsider, Wire, until

TRACKER, DECOY, FIRST_CLIENT = 1, 9, 11


class Swarm:
    def __init__(self, scheme, family, seeder, work):
        self.scheme, self.family, self.work = scheme, family, work
        network = Network([TRACKER, DECOY])
        self.wire = Wire()
        host = address(family, TRACKER)
        authority = (f"[{host}]" if family == "ipv6" else host) + f":{TRACKER_PORT}"
        url = f"{scheme}://{authority}/announce"
        torrent = work / "x.torrent"
        swarmbed = os.environ["SWARMBED"].split()
        run(*swarmbed, "create", work / seeder / "content", "-t", url, "-o", torrent, "--piece", "32KiB")
        info_hash = lt.torrent_info(str(torrent)).info_hash()
        with open(work / "tracker.log", "wb") as log:
            self.tracker = subprocess.Popen([*swarmbed, "tracker", f"--{scheme}", authority],
                                            stdout=log, stderr=subprocess.STDOUT)
        self.decoy_place = address(family, DECOY)
        self.decoy = Decoy(self.decoy_place)
        self.outsider = Outsider(self.decoy_place, url, info_hash.to_bytes())
        self.clients = [
            kind(network.attach(FIRST_CLIENT + i), address("ipv4", FIRST_CLIENT + i), address("ipv6", FIRST_CLIENT + i),
                 host, work, torrent, str(info_hash), kind.name == seeder)
            for i, kind in enumerate(ALL)]
        self.seed = next(client for client in self.clients if client.seeds)
        # Those that cannot announce are started as well, to see that they do not.
        self.outside = [client for client in self.clients if not self.can(client, "announce")]
        self.leechers = [client for client in self.clients if not client.seeds and client not in self.outside]
        self.inside = [self.seed, *self.leechers]

    def can(self, client, what):
        return what not in client.cannot(self.scheme, self.family)

    def place(self, client):
        return client.ipv6 if self.family == "ipv6" else client.ipv4

    def scrape_before_announcing(self):
        """Two seeds and a leecher that are not real: what a client reports of them it has scraped, and not mixed up."""
        until("the tracker answers", lambda: self.outsider.announce(Decoy.PORT, "started", 1) or True)
        self.outsider.announce(2, "started", 0)
        self.outsider.announce(3, "started", 0)
        expect("counts of those that are not real", self.outsider.scrape(), (2, 1, 0))
        for client in self.clients:
            client.prepare()
        scraping = [client for client in self.clients if self.can(client, "scrape")]
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
        for client in self.clients:
            place, name = self.place(client), client.name
            if client in self.outside:
                expect(f"announces of {name}", self.wire.events(place), set())
                continue
            if client.seeds:
                expect(f"announces of {name}", self.wire.events(place) - {""}, {"started"})
            else:
                expect(f"announces of {name}", self.wire.events(place) - {""}, {"started", "completed"})
            until(f"{name} has dialled whom only the tracker knows", lambda: self.wire.dialled(place, self.decoy_place)
                  or not self.can(client, "find"))
            if not self.can(client, "find"):
                expect(f"{name} dials whom only the tracker knows", self.wire.dialled(place, self.decoy_place), False)
        scraping = {self.place(client) for client in self.clients if self.can(client, "scrape")}
        expect("who scraped", self.wire.scrapes - {self.decoy_place}, scraping)
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
        self.counts("all have said goodbye", 0, 1, count)
        for client in self.inside:
            expect(f"goodbye of {client.name}", "stopped" in self.wire.events(self.place(client)), True)
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
                raise ValueError(f"counts {seen} in place of {wanted}; announces {sorted(self.wire.announces)}")
            return True
        until(what, reached)

    def has_all(self, client):
        return subprocess.run(["diff", "-r", self.seed.folder / "content", client.folder / "content"],
                              capture_output=True).returncode == 0

    def report(self):
        print(f"\n{self.scheme} {self.family}, seed {self.seed.name}")
        for client in self.clients:
            place = self.place(client)
            known = sorted({other.name for other in self.clients if self.wire.dialled(place, self.place(other))})
            print(f"  {client.name:13} announces {sorted(self.wire.events(place))}, scrapes {place in self.wire.scrapes}, "
                  f"dials {', '.join(known) or 'nobody'}")
            for what, reason in client.cannot(self.scheme, self.family).items():
                print(f"    does not {what}: {reason}")
        print("  paths", sorted({path for _, path in self.wire.paths}))


def expect(what, found, wanted):
    if found != wanted:
        raise AssertionError(f"{what}: {found}, not {wanted}")


def main():
    scheme, family, seeder, work = sys.argv[1:]
    swarm = Swarm(scheme, family, seeder, Path(work))
    try:
        swarm.scrape_before_announcing()
        swarm.share()
        swarm.check_what_was_seen()
        swarm.part()
    finally:
        swarm.report()


if __name__ == "__main__":
    main()

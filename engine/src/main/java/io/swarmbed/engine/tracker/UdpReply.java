package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;

/** A packet from a tracker (BEP 15). */
sealed interface UdpReply {
    record Connected(long connectionId) implements UdpReply {}

    record Announced(int intervalSeconds, int leechers, int seeders, List<PeerAddress> peers) implements UdpReply {}

    record Scraped(List<Scrape> torrents) implements UdpReply {}

    record Refused(String reason) implements UdpReply {}
}

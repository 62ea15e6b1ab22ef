package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Speaks to UDP trackers (BEP 15) through one socket. A reply counts when its transaction and its sender are right. */
final class UdpTrackerClient implements TrackerClient {
    private final UdpTransport transport;
    private final HostResolver resolver;
    private final Clock clock;
    private final Alarms alarms;
    private final RandomStream random;
    private final UdpTiming timing;
    private final ConnectionIdCache connectionIds = new ConnectionIdCache();
    private final Map<Integer, UdpExchange> waiting = new HashMap<>();
    private final Set<UdpExchange> exchanges = new LinkedHashSet<>();
    private boolean closed;

    UdpTrackerClient(
            UdpTransport transport,
            HostResolver resolver,
            Clock clock,
            Alarms alarms,
            RandomStream random,
            UdpTiming timing) {
        this.transport = transport;
        this.resolver = resolver;
        this.clock = clock;
        this.alarms = alarms;
        this.random = random;
        this.timing = timing;
        transport.onPacket(this::received);
    }

    @Override
    public void announce(TrackerUrl tracker, AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        start(tracker, new UdpExchange.Query() {
            @Override
            public ByteBuffer packet(long connectionId, int transaction) {
                return UdpCodec.announce(connectionId, transaction, request, tracker.target());
            }

            @Override
            public void answered(UdpReply reply) throws BadReplyException {
                if (!(reply instanceof UdpReply.Announced announced)) {
                    throw new BadReplyException("a reply of another kind than asked for");
                }
                outcome.accept(new AnnounceOutcome.Success(
                        announced.peers(),
                        Intervals.regular(announced.intervalSeconds()),
                        0,
                        Math.max(-1, announced.seeders()),
                        Math.max(-1, announced.leechers())));
            }

            @Override
            public void failed(String reason) {
                outcome.accept(new AnnounceOutcome.Failure(reason));
            }
        });
    }

    @Override
    public void scrape(TrackerUrl tracker, List<InfoHash> torrents, Consumer<ScrapeOutcome> outcome) {
        start(tracker, new UdpExchange.Query() {
            @Override
            public ByteBuffer packet(long connectionId, int transaction) {
                return UdpCodec.scrape(connectionId, transaction, torrents);
            }

            @Override
            public void answered(UdpReply reply) throws BadReplyException {
                if (!(reply instanceof UdpReply.Scraped scraped)
                        || scraped.torrents().size() < torrents.size()) {
                    throw new BadReplyException("a reply that does not answer the scrape");
                }
                Map<InfoHash, Scrape> found = new LinkedHashMap<>();
                for (int i = 0; i < torrents.size(); i++) {
                    found.put(torrents.get(i), scraped.torrents().get(i));
                }
                outcome.accept(new ScrapeOutcome.Success(found));
            }

            @Override
            public void failed(String reason) {
                outcome.accept(new ScrapeOutcome.Failure(reason));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(exchanges).forEach(exchange -> exchange.fail("the peer is closing"));
        transport.close();
    }

    private void start(TrackerUrl tracker, UdpExchange.Query query) {
        UdpExchange exchange = new UdpExchange(this, query);
        exchanges.add(exchange);
        if (closed) {
            exchange.fail("the peer is closing");
        } else {
            resolver.resolve(tracker.host(), tracker.port(), exchange::start);
        }
    }

    private void received(PeerAddress sender, ByteBuffer packet) {
        if (packet.remaining() >= UdpCodec.REPLY_HEADER) {
            UdpExchange exchange = waiting.get(UdpCodec.transaction(packet));
            if (exchange != null) {
                exchange.received(sender, packet);
            }
        }
    }

    Clock clock() {
        return clock;
    }

    Alarms alarms() {
        return alarms;
    }

    UdpTiming timing() {
        return timing;
    }

    ConnectionIdCache connectionIds() {
        return connectionIds;
    }

    void send(PeerAddress target, ByteBuffer packet) {
        transport.send(target, packet);
    }

    /** Draws a transaction for the exchange that no other has. */
    int register(UdpExchange exchange) {
        int transaction = random.nextInt();
        while (waiting.containsKey(transaction)) {
            transaction = random.nextInt();
        }
        waiting.put(transaction, exchange);
        return transaction;
    }

    void forget(int transaction) {
        waiting.remove(transaction);
    }

    void ended(UdpExchange exchange) {
        exchanges.remove(exchange);
    }
}

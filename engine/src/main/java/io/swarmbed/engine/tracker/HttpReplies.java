package io.swarmbed.engine.tracker;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.bencode.BencodeReader;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of HTTP trackers' replies (BEP 3, 7, 23, 48). Keys may come in any order, as some trackers send them. */
final class HttpReplies {
    /** The longest body in bytes. */
    static final int MAX_BYTES = 2 << 20;

    private static final BencodeReader READER =
            BencodeReader.strict(MAX_BYTES).withDepth(8).withAnyKeyOrder();

    private HttpReplies() {}

    /** The reason why a tracker refused, if this is such a reply; trackers send it with other statuses than 200 too. */
    static Optional<String> failure(byte[] body) {
        try {
            return failure(READER.readDict(body));
        } catch (BencodeException e) {
            return Optional.empty();
        }
    }

    /** What the tracker wants its users to know, though it answered. */
    static Optional<String> warning(byte[] body) {
        try {
            return READER.readDict(body).text("warning message").map(ForeignText::line);
        } catch (BencodeException e) {
            return Optional.empty();
        }
    }

    static AnnounceOutcome announce(byte[] body) throws BadReplyException {
        BDict reply = read(body);
        Optional<String> failure = failure(reply);
        if (failure.isPresent()) {
            return new AnnounceOutcome.Failure("refused: " + failure.get());
        }
        if (!reply.contains("peers") && !reply.contains("peers6")) {
            throw new BadReplyException("a reply without peers");
        }
        List<PeerAddress> peers = new ArrayList<>(peers(reply.get("peers"), false));
        peers.addAll(peers(reply.get("peers6"), true));
        return new AnnounceOutcome.Success(
                List.copyOf(peers),
                Intervals.regular(reply.integer("interval").orElse(0)),
                Intervals.least(reply.integer("min interval").orElse(0)),
                count(reply, "complete", -1),
                count(reply, "incomplete", -1));
    }

    static ScrapeOutcome scrape(byte[] body, List<InfoHash> torrents) throws BadReplyException {
        BDict reply = read(body);
        Optional<String> failure = failure(reply);
        if (failure.isPresent()) {
            return new ScrapeOutcome.Failure("refused: " + failure.get());
        }
        BDict files = reply.dict("files").orElseThrow(() -> new BadReplyException("a reply without files"));
        Map<InfoHash, Scrape> found = new LinkedHashMap<>();
        for (InfoHash torrent : torrents) {
            if (files.get(BBytes.of(torrent.bytes())).orElse(null) instanceof BDict file) {
                found.put(
                        torrent,
                        new Scrape(
                                count(file, "complete", 0),
                                count(file, "incomplete", 0),
                                count(file, "downloaded", 0)));
            }
        }
        return new ScrapeOutcome.Success(found);
    }

    private static BDict read(byte[] body) throws BadReplyException {
        try {
            return READER.readDict(body);
        } catch (BencodeException e) {
            throw new BadReplyException("a reply that is not bencoded as it should be: " + e.getMessage());
        }
    }

    private static Optional<String> failure(BDict reply) {
        // BEP 48 spells it with an underscore.
        return reply.text("failure reason")
                .or(() -> reply.text("failure_reason"))
                .map(ForeignText::line);
    }

    private static List<PeerAddress> peers(Optional<BValue> value, boolean ipv6) throws BadReplyException {
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof BBytes compact) {
            return CompactPeers.read(compact.buffer(), ipv6);
        }
        if (value.get() instanceof BList list) {
            return listed(list);
        }
        throw new BadReplyException("peers that are neither a byte string nor a list");
    }

    /** Peers as dictionaries; those named by a domain, or without a port to dial, are passed over. */
    private static List<PeerAddress> listed(BList list) {
        List<PeerAddress> peers = new ArrayList<>();
        for (BValue item : list) {
            if (peers.size() < CompactPeers.MOST && item instanceof BDict peer) {
                long port = peer.integer("port").orElse(0);
                Optional<byte[]> address = peer.text("ip").flatMap(IpLiteral::parse);
                if (address.isPresent() && port >= 1 && port <= 0xFFFF) {
                    peers.add(PeerAddress.of(address.get(), (int) port));
                }
            }
        }
        return peers;
    }

    private static int count(BDict reply, String key, int unspecified) {
        long value = reply.integer(key).orElse(-1);
        return value < 0 ? unspecified : (int) Math.min(value, Integer.MAX_VALUE);
    }
}

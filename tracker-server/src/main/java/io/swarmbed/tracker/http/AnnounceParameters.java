package io.swarmbed.tracker.http;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an announce (BEP 3, 23). Of several values under one name the first counts. Those that are not named
 * here are not read: neither the amounts {@code uploaded} and {@code downloaded}, nor {@code key} and {@code trackerid},
 * nor {@code ip}, {@code ipv4} and {@code ipv6} (BEP 3, 7), as only the address that asks is known to be the peer's; a
 * peer with two addresses announces from either.
 *
 * @param port 0 to 65535
 * @param left bytes the peer lacks; {@link Long#MAX_VALUE} when it does not say
 * @param numWant negative when it does not say
 * @param compact whether peers go into a byte string; so unless the peer asks for dictionaries
 * @param peerIds whether dictionaries are to hold peer ids
 */
record AnnounceParameters(
        InfoHash infoHash,
        PeerId peerId,
        int port,
        long left,
        int numWant,
        AnnounceEvent event,
        boolean compact,
        boolean peerIds) {

    static AnnounceParameters read(Query query) throws BadRequestException {
        Reader reader = new Reader();
        while (query.next()) {
            reader.take(query);
        }
        return reader.result();
    }

    AnnounceRequest request(Endpoint sender) {
        return new AnnounceRequest(infoHash, sender.withPort(port), peerId, left, event, numWant);
    }

    /** What has been read so far. */
    private static final class Reader {
        private @Nullable InfoHash infoHash;
        private @Nullable PeerId peerId;
        private @Nullable Long port;
        private @Nullable Long left;
        private @Nullable Long numWant;
        private @Nullable AnnounceEvent event;
        private @Nullable Boolean compact;
        private @Nullable Boolean noPeerId;

        void take(Query query) throws BadRequestException {
            switch (query.name()) {
                case "info_hash" ->
                    infoHash = infoHash == null ? InfoHash.of(query.twentyBytes("info_hash")) : infoHash;
                case "peer_id" -> peerId = peerId == null ? PeerId.of(query.twentyBytes("peer_id")) : peerId;
                case "port" -> port = number(port, query, "port");
                case "left" -> left = number(left, query, "left");
                case "numwant" -> numWant = number(numWant, query, "numwant");
                case "event" -> event = event == null ? event(query.text()) : event;
                case "compact" -> compact = compact == null ? !query.text().equals("0") : compact;
                case "no_peer_id" -> noPeerId = noPeerId == null ? query.text().equals("1") : noPeerId;
                default -> {}
            }
        }

        AnnounceParameters result() throws BadRequestException {
            if (infoHash == null) {
                throw new BadRequestException("info_hash is missing");
            }
            if (peerId == null) {
                throw new BadRequestException("peer_id is missing");
            }
            if (port == null) {
                throw new BadRequestException("port is missing");
            }
            if (port < 0 || port > 0xFFFF) {
                throw new BadRequestException("port is not between 0 and 65535");
            }
            return new AnnounceParameters(
                    infoHash,
                    peerId,
                    port.intValue(),
                    left == null ? Long.MAX_VALUE : left,
                    numWant == null ? -1 : (int) Math.max(-1, Math.min(numWant, Integer.MAX_VALUE)),
                    event == null ? AnnounceEvent.NONE : event,
                    compact == null || compact,
                    noPeerId == null || !noPeerId);
        }

        /** An empty value is as good as none. */
        private static @Nullable Long number(@Nullable Long known, Query query, String name)
                throws BadRequestException {
            return known == null && query.hasValue() ? Long.valueOf(query.number(name)) : known;
        }

        /** BEP 3 knows three events; later ones, such as {@code paused} of BEP 21, are regular announces here. */
        private static AnnounceEvent event(String name) {
            return switch (name) {
                case "started" -> AnnounceEvent.STARTED;
                case "completed" -> AnnounceEvent.COMPLETED;
                case "stopped" -> AnnounceEvent.STOPPED;
                default -> AnnounceEvent.NONE;
            };
        }
    }
}

package io.swarmbed.tracker.udp;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.tracker.service.Passkey;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.PeerList;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers the packets of BEP 15. A sender without a valid connection id gets a connection id, which is as long as the
 * request for it, or nothing: a forged source address gains its forger no traffic. Of the options behind an announce
 * (BEP 41) the URL's path counts, which may carry a passkey.
 */
final class UdpResponder {
    static final long PROTOCOL = 0x417_2710_1980L;
    static final int CONNECT = 0;
    static final int ANNOUNCE = 1;
    static final int SCRAPE = 2;
    static final int ERROR = 3;

    /** The longest reply in bytes: it fits a packet of IPv6's least MTU, so that none is fragmented. */
    static final int MAX_REPLY = 1232;

    static final int MAX_SCRAPED = 74;

    private static final int HEADER = 16;
    private static final int ANNOUNCE_LENGTH = 98;
    private static final int ANNOUNCE_REPLY_HEADER = 20;
    private static final AnnounceEvent[] EVENTS = AnnounceEvent.values();

    private final TrackerService service;
    private final ConnectionIds connectionIds;

    UdpResponder(TrackerService service, ConnectionIds connectionIds) {
        this.service = service;
        this.connectionIds = connectionIds;
    }

    /**
     * Answers one packet.
     *
     * @param request the packet, from its position to its limit
     * @param sender where it came from
     * @param reply cleared, with room for {@value #MAX_REPLY} bytes; the reply is what this appends, nothing being silence
     */
    void respond(ByteBuffer request, Endpoint sender, ByteBuffer reply) {
        if (request.remaining() < HEADER) {
            service.refused(Protocol.UDP, sender, "a packet that is too short");
            return;
        }
        long connectionId = request.getLong();
        int action = request.getInt();
        int transaction = request.getInt();
        if (connectionId == PROTOCOL && action == CONNECT) {
            if (service.admitsUnproven(Protocol.UDP, sender)) {
                service.countConnect();
                reply.putInt(CONNECT).putInt(transaction).putLong(connectionIds.issue(sender, service.nowSeconds()));
            }
        } else if (connectionIds.isValid(connectionId, sender, service.nowSeconds())) {
            // Behind the check, so that forged packets count against nobody.
            if (service.admits(Protocol.UDP, sender)) {
                answer(action, request, sender, transaction, reply);
            }
        } else {
            service.refused(Protocol.UDP, sender, Refusal.CONNECTION_ID, "a connection id that is not its own");
        }
    }

    private void answer(int action, ByteBuffer request, Endpoint sender, int transaction, ByteBuffer reply) {
        switch (action) {
            case ANNOUNCE -> announce(request, sender, transaction, reply);
            case SCRAPE -> scrape(request, sender, transaction, reply);
            default -> error(sender, transaction, "unknown action " + action, reply);
        }
    }

    private void announce(ByteBuffer request, Endpoint sender, int transaction, ByteBuffer reply) {
        if (request.remaining() < ANNOUNCE_LENGTH - HEADER) {
            error(sender, transaction, "an announce has at least " + ANNOUNCE_LENGTH + " bytes", reply);
            return;
        }
        InfoHash infoHash = InfoHash.read(request);
        PeerId peerId = PeerId.read(request);
        request.getLong(); // downloaded
        long left = request.getLong();
        request.getLong(); // uploaded
        int event = request.getInt();
        request.getLong(); // address and key: the address that counts is the sender's
        int numWant = request.getInt();
        Endpoint peer = sender.withPort(Short.toUnsignedInt(request.getShort()));
        if (event < 0 || event >= EVENTS.length) {
            error(sender, transaction, "unknown event " + event, reply);
            return;
        }
        int stride = peer.isIpv4() ? PeerList.IPV4_LENGTH : PeerList.IPV6_LENGTH;
        int fitting = (MAX_REPLY - ANNOUNCE_REPLY_HEADER) / stride;
        int wanted = Math.min(numWant < 0 ? service.settings().defaultNumWant() : numWant, fitting);
        int start = reply.position();
        AnnounceResponse response = service.announce(
                Protocol.UDP,
                new AnnounceRequest(infoHash, peer, peerId, left, EVENTS[event], wanted),
                request.hasRemaining() ? Passkey.inPath(UrlData.read(request)) : Optional.empty(),
                reply.position(start + ANNOUNCE_REPLY_HEADER));
        if (response instanceof AnnounceResponse.Accepted accepted) {
            // The header goes before the peers, which are in their place already.
            reply.putInt(start, ANNOUNCE)
                    .putInt(start + 4, transaction)
                    .putInt(start + 8, service.drawIntervalSeconds())
                    .putInt(start + 12, accepted.totals().incomplete())
                    .putInt(start + 16, accepted.totals().complete());
        } else if (response instanceof AnnounceResponse.Refused refused) {
            reply.position(start);
            putError(transaction, refused.reason(), reply);
        }
    }

    private void scrape(ByteBuffer request, Endpoint sender, int transaction, ByteBuffer reply) {
        int count = request.remaining() / InfoHash.LENGTH;
        if (count == 0 || count > MAX_SCRAPED) {
            error(sender, transaction, "a scrape names 1 to " + MAX_SCRAPED + " torrents", reply);
            return;
        }
        Optional<String> refusal = service.refusesScrape(Protocol.UDP, sender, Optional.empty());
        if (refusal.isPresent()) {
            putError(transaction, refusal.get(), reply);
            return;
        }
        reply.putInt(SCRAPE).putInt(transaction);
        for (int i = 0; i < count; i++) {
            SwarmTotals totals = service.scrape(Protocol.UDP, sender, InfoHash.read(request));
            reply.putInt(totals.complete()).putInt(totals.downloaded()).putInt(totals.incomplete());
        }
    }

    private void error(Endpoint sender, int transaction, String message, ByteBuffer reply) {
        service.refused(Protocol.UDP, sender, message);
        putError(transaction, message, reply);
    }

    private static void putError(int transaction, String message, ByteBuffer reply) {
        reply.putInt(ERROR).putInt(transaction).put(message.getBytes(StandardCharsets.UTF_8));
    }
}

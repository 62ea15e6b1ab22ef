package io.swarmbed.tracker.http;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BencodeWriter;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.tracker.service.PageRequest;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.List;
import java.util.Optional;

/** Answers {@code /announce} (BEP 3, 7, 23) and {@code /scrape} (BEP 48). The {@code ip} parameter is not believed. */
final class HttpResponder {
    private static final int NUM_WANT_UNSPECIFIED = -1;

    private final TrackerService service;
    private final Pages pages;

    HttpResponder(TrackerService service, Pages pages) {
        this.service = service;
        this.pages = pages;
    }

    /**
     * Answers one GET.
     *
     * @param target path and query, each char one byte
     * @param sender where it came from; its port does not count
     */
    HttpReply respond(String target, Endpoint sender) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        try {
            return switch (path) {
                case "/announce" -> HttpReply.bencoded(BencodeWriter.encode(announce(Query.parse(query), sender)));
                case "/scrape" -> HttpReply.bencoded(BencodeWriter.encode(scrape(Query.parse(query), sender)));
                default ->
                    pages.page(new PageRequest(path, "", sender))
                            .map(HttpReply::of)
                            .orElseGet(() -> HttpReply.text(
                                    404, "This is a BitTorrent tracker: it answers /announce and /scrape."));
            };
        } catch (BadRequestException e) {
            String reason = String.valueOf(e.getMessage());
            service.refused(Protocol.HTTP, sender, reason);
            return HttpReply.bencoded(BencodeWriter.encode(failure(reason)));
        }
    }

    private BDict announce(Query query, Endpoint sender) throws BadRequestException {
        InfoHash infoHash = InfoHash.of(require20Bytes(query, "info_hash"));
        PeerId peerId = PeerId.of(require20Bytes(query, "peer_id"));
        long port = query.number("port").orElseThrow(() -> new BadRequestException("port is missing"));
        if (port < 0 || port > 0xFFFF) {
            throw new BadRequestException("port is not between 0 and 65535");
        }
        long left = query.number("left").orElse(Long.MAX_VALUE);
        long wanted = query.number("numwant").orElse((long) NUM_WANT_UNSPECIFIED);
        AnnounceRequest request = new AnnounceRequest(
                infoHash,
                sender.withPort((int) port),
                peerId,
                left,
                event(query.text("event").orElse("")),
                (int) Math.max(NUM_WANT_UNSPECIFIED, Math.min(wanted, Integer.MAX_VALUE)));
        boolean compact = !query.text("compact").orElse("1").equals("0");
        boolean withIds = !query.text("no_peer_id").orElse("0").equals("1");
        AnnounceResponse response = service.announce(Protocol.HTTP, request, Optional.empty());
        if (response instanceof AnnounceResponse.Refused refused) {
            return failure(refused.reason());
        }
        AnnounceResponse.Accepted accepted = (AnnounceResponse.Accepted) response;
        int interval = service.drawIntervalSeconds();
        BDict.Builder reply = counts(accepted.totals())
                .put("interval", interval)
                .put("min interval", Math.min(interval, service.settings().minIntervalSeconds()));
        if (compact) {
            PeerEncoding.putCompact(reply, accepted.peers());
        } else {
            PeerEncoding.putDictionaries(reply, accepted.peers(), withIds);
        }
        return reply.build();
    }

    private BDict scrape(Query query, Endpoint sender) throws BadRequestException {
        List<BBytes> hashes = query.all("info_hash");
        if (hashes.isEmpty()) {
            throw new BadRequestException("info_hash is missing: this tracker does not list all its torrents");
        }
        Optional<String> refusal = service.refusesScrape(Protocol.HTTP, sender, Optional.empty());
        if (refusal.isPresent()) {
            return failure(refusal.get());
        }
        BDict.Builder files = BDict.builder();
        for (BBytes hash : hashes) {
            SwarmTotals totals = service.scrape(Protocol.HTTP, sender, InfoHash.of(require20Bytes(hash, "info_hash")));
            files.put(hash, counts(totals).build());
        }
        return BDict.builder().put("files", files.build()).build();
    }

    private static BDict.Builder counts(SwarmTotals totals) {
        return BDict.builder()
                .put("complete", totals.complete())
                .put("downloaded", totals.downloaded())
                .put("incomplete", totals.incomplete());
    }

    private static BDict failure(String reason) {
        return BDict.builder().put("failure reason", reason).build();
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

    private static byte[] require20Bytes(Query query, String name) throws BadRequestException {
        return require20Bytes(query.first(name).orElseThrow(() -> new BadRequestException(name + " is missing")), name);
    }

    private static byte[] require20Bytes(BBytes value, String name) throws BadRequestException {
        if (value.length() != InfoHash.LENGTH) {
            throw new BadRequestException(name + " has " + value.length() + " bytes where 20 are needed");
        }
        return value.toByteArray();
    }
}

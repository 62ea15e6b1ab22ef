package io.swarmbed.tracker.http;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.service.PageRequest;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.Passkey;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Answers {@code /announce} (BEP 3, 7, 23, 24, 31) and {@code /scrape} (BEP 48), each also with a passkey before or behind
 * it, and leaves every other path to the pages. A tracker's own errors have status 200, as BEP 3 knows no other. Belongs to
 * one thread: a reply is good until the next.
 */
final class HttpResponder {
    /** Torrents in one scrape. */
    static final int MAX_SCRAPED = 100;

    private static final int SECONDS_PER_MINUTE = 60;

    private final TrackerService service;
    private final Pages pages;
    private final BencodeBuffer reply = new BencodeBuffer();

    HttpResponder(TrackerService service, Pages pages) {
        this.service = service;
        this.pages = pages;
    }

    /**
     * Answers one GET.
     *
     * @param target path and query, or a whole URL, each char one byte
     * @param accept the media types that the client prefers, empty when it does not say
     */
    HttpReply respond(String target, String accept, Sender sender) {
        String path = path(target);
        try {
            boolean announce = path.equals("/announce");
            if (announce || path.equals("/scrape")) {
                return answer(announce, target, Optional.empty(), sender);
            }
            Optional<String> passkey = Passkey.inPath(path);
            if (passkey.isPresent()) {
                return answer(path.endsWith("/announce") || path.startsWith("/announce/"), target, passkey, sender);
            }
            return page(path, accept, sender);
        } catch (BadRequestException e) {
            String reason = String.valueOf(e.getMessage());
            service.refused(Protocol.HTTP, sender.address(), reason);
            return failure(reason);
        }
    }

    /** What a client hears that asks too often (BEP 31). */
    HttpReply tooFrequent() {
        return failure("too many requests", service.settings().minIntervalSeconds());
    }

    private HttpReply answer(boolean announce, String target, Optional<String> passkey, Sender sender)
            throws BadRequestException {
        if (sender.objection().isPresent()) {
            throw new BadRequestException(sender.objection().get());
        }
        Query query = new Query(target);
        return announce ? announce(query, passkey, sender.address()) : scrape(query, passkey, sender.address());
    }

    private HttpReply page(String path, String accept, Sender sender) {
        if (sender.garbled()) {
            String reason = sender.objection().orElse("");
            service.refused(Protocol.HTTP, sender.address(), reason);
            return HttpReply.text(400, reason);
        }
        return pages.page(new PageRequest(path, accept, sender.address()))
                .map(HttpReply::of)
                .orElseGet(() -> notFound(sender));
    }

    private HttpReply notFound(Sender sender) {
        service.refused(Protocol.HTTP, sender.address(), Refusal.NOT_FOUND, "there is nothing at this path");
        return HttpReply.text(404, "This is a BitTorrent tracker: it answers /announce and /scrape.");
    }

    private HttpReply announce(Query query, Optional<String> passkey, Endpoint sender) throws BadRequestException {
        AnnounceParameters asked = AnnounceParameters.read(query);
        AnnounceResponse response = service.announce(Protocol.HTTP, asked.request(sender), passkey);
        if (response instanceof AnnounceResponse.Refused refused) {
            return refused.passing()
                    ? failure(refused.reason(), service.settings().intervalSeconds())
                    : failure(refused.reason());
        }
        AnnounceResponse.Accepted accepted = (AnnounceResponse.Accepted) response;
        int interval = service.drawIntervalSeconds();
        SwarmTotals totals = accepted.totals();
        reply.clear().beginDict();
        reply.ascii("complete").integer(totals.complete());
        reply.ascii("downloaded").integer(totals.downloaded());
        reply.ascii("external ip");
        if (sender.isIpv4()) {
            reply.bytes((int) sender.low());
        } else {
            reply.bytes(sender.high(), sender.low());
        }
        reply.ascii("incomplete").integer(totals.incomplete());
        reply.ascii("interval").integer(interval);
        reply.ascii("min interval")
                .integer(Math.min(interval, service.settings().minIntervalSeconds()));
        if (asked.compact()) {
            PeerEncoding.putCompact(reply, accepted.peers());
        } else {
            PeerEncoding.putDictionaries(reply, accepted.peers(), asked.peerIds());
        }
        return HttpReply.of(reply.end());
    }

    private HttpReply scrape(Query query, Optional<String> passkey, Endpoint sender) throws BadRequestException {
        SortedSet<InfoHash> torrents = new TreeSet<>();
        while (query.next()) {
            if (query.name().equals("info_hash")) {
                torrents.add(InfoHash.of(query.twentyBytes("info_hash")));
            }
        }
        if (torrents.isEmpty()) {
            throw new BadRequestException("info_hash is missing: this tracker does not list all its torrents");
        }
        if (torrents.size() > MAX_SCRAPED) {
            throw new BadRequestException("a scrape names at most " + MAX_SCRAPED + " torrents");
        }
        Optional<String> refusal = service.refusesScrape(Protocol.HTTP, sender, passkey);
        if (refusal.isPresent()) {
            return failure(refusal.get());
        }
        reply.clear().beginDict().ascii("files").beginDict();
        for (InfoHash torrent : torrents) {
            SwarmTotals totals = service.scrape(Protocol.HTTP, sender, torrent);
            reply.bytes(torrent.high(), torrent.middle(), torrent.low())
                    .beginDict()
                    .ascii("complete")
                    .integer(totals.complete())
                    .ascii("downloaded")
                    .integer(totals.downloaded())
                    .ascii("incomplete")
                    .integer(totals.incomplete())
                    .end();
        }
        reply.end().ascii("flags").beginDict().ascii("min_request_interval");
        return HttpReply.of(
                reply.integer(service.settings().minIntervalSeconds()).end().end());
    }

    private HttpReply failure(String reason) {
        return HttpReply.of(
                reply.clear().beginDict().ascii("failure reason").utf8(reason).end());
    }

    /** With the time after which to ask again, which BEP 31 counts in minutes. */
    private HttpReply failure(String reason, int retrySeconds) {
        int minutes = (retrySeconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE;
        return HttpReply.of(reply.clear()
                .beginDict()
                .ascii("failure reason")
                .utf8(reason)
                .ascii("retry in")
                .integer(minutes)
                .end());
    }

    /** The path of a target; that of a whole URL lies behind its authority. */
    private static String path(String target) {
        int question = target.indexOf('?');
        int end = question < 0 ? target.length() : question;
        int start = 0;
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme >= 0 && scheme < end) {
            int slash = target.indexOf('/', scheme + 3);
            start = slash < 0 || slash > end ? end : slash;
        }
        return start == end ? "/" : target.substring(start, end);
    }
}

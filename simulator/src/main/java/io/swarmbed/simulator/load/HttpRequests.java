package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import io.swarmbed.engine.tracker.TrackerUrl;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Requests over HTTP (BEP 3, 23, 48) as they are sent. */
final class HttpRequests {
    private static final int HASH = 20;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PEER_ID = ascii("&peer_id=-SB0001-");
    private static final byte[] PORT = ascii("&port=");
    private static final byte[] LEFT = ascii("&uploaded=0&downloaded=0&left=");
    private static final byte[] NUM_WANT = ascii("&compact=1&numwant=");

    private static final byte[] NOTHING = {};

    private final Population population;
    private final byte[] announce;
    private final byte[] scrape;
    private final byte[] end;
    private final Map<Request.Kind, byte[]> events = new EnumMap<>(Request.Kind.class);

    /**
     * Requests for one tracker.
     *
     * @param scraping where to scrape; the announce URL when that is never done
     * @param close whether each request asks for the end of its connection
     */
    HttpRequests(Population population, TrackerUrl announcing, TrackerUrl scraping, boolean close) {
        this.population = population;
        this.announce = start(announcing);
        this.scrape = start(scraping);
        for (Request.Kind kind : Request.Kind.values()) {
            events.put(kind, ascii(kind.event().isEmpty() ? "" : "&event=" + kind.event()));
        }
        this.end = ascii(" HTTP/1.1\r\nHost: " + host(announcing) + "\r\nUser-Agent: swarmbed-bench\r\n"
                + (close ? "Connection: close\r\n\r\n" : "\r\n"));
    }

    /** Writes a request; how many bytes it has. */
    int write(ByteBuf target, Request request) {
        int before = target.writerIndex();
        boolean scraping = request.kind == Request.Kind.SCRAPE;
        target.writeBytes(scraping ? scrape : announce);
        escapedHash(target, Population.hashOffset(request.torrent));
        if (!scraping) {
            target.writeBytes(PEER_ID);
            hex(target, population.identity(request.peer), 12);
            number(target.writeBytes(PORT), request.port);
            number(target.writeBytes(LEFT), request.left);
            number(target.writeBytes(NUM_WANT), request.numWant);
            target.writeBytes(events.getOrDefault(request.kind, NOTHING));
        }
        target.writeBytes(end);
        return target.writerIndex() - before;
    }

    private void escapedHash(ByteBuf target, int offset) {
        byte[] hashes = population.hashes();
        for (int i = offset; i < offset + HASH; i++) {
            target.writeByte('%').writeByte(HEX[hashes[i] >>> 4 & 0xF]).writeByte(HEX[hashes[i] & 0xF]);
        }
    }

    private static void hex(ByteBuf target, long bits, int digits) {
        for (int i = 0; i < digits; i++) {
            target.writeByte(HEX[(int) (bits >>> (4 * i)) & 0xF]);
        }
    }

    private static void number(ByteBuf target, long value) {
        long divisor = 1;
        while (value / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            target.writeByte((int) ('0' + value / divisor % 10));
        }
    }

    private static byte[] start(TrackerUrl url) {
        String target = url.target().startsWith("/") ? url.target() : "/" + url.target();
        char last = target.charAt(target.length() - 1);
        String joint = target.indexOf('?') < 0 ? "?" : last == '?' || last == '&' ? "" : "&";
        return ascii("GET " + target + joint + "info_hash=");
    }

    private static String host(TrackerUrl url) {
        return (url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]") + ":" + url.port();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

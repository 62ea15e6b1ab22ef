package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.meta.InfoHash;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Request targets for HTTP trackers (BEP 3, 23, 48). Bytes are escaped by hand: an info-hash is no text. */
final class HttpQuery {
    private HttpQuery() {}

    static String announce(TrackerUrl tracker, AnnounceRequest request) {
        StringBuilder target = begin(tracker);
        parameter(target, "info_hash", request.infoHash().bytes());
        parameter(target, "peer_id", request.peerId().bytes());
        target.append("&port=").append(request.port());
        target.append("&uploaded=").append(request.uploaded());
        target.append("&downloaded=").append(request.downloaded());
        target.append("&left=").append(request.left());
        target.append("&compact=1&numwant=").append(request.numWant());
        target.append("&key=").append(HexFormat.of().withUpperCase().toHexDigits(request.key()));
        if (request.event() != AnnounceRequest.Event.NONE) {
            target.append("&event=").append(request.event().name().toLowerCase(Locale.ROOT));
        }
        return target.toString();
    }

    static String scrape(TrackerUrl scrapeUrl, List<InfoHash> torrents) {
        StringBuilder target = begin(scrapeUrl);
        torrents.forEach(torrent -> parameter(target, "info_hash", torrent.bytes()));
        return target.toString();
    }

    /** The URL's own target, ready for the first parameter. */
    private static StringBuilder begin(TrackerUrl url) {
        StringBuilder target = new StringBuilder(url.target().startsWith("/") ? "" : "/").append(url.target());
        char last = target.charAt(target.length() - 1);
        if (target.indexOf("?") < 0) {
            target.append('?');
        } else if (last != '?' && last != '&') {
            target.append('&');
        }
        return target;
    }

    private static void parameter(StringBuilder target, String name, byte[] value) {
        char last = target.charAt(target.length() - 1);
        target.append(last == '?' || last == '&' ? "" : "&").append(name).append('=');
        for (byte b : value) {
            if (isUnreserved(b)) {
                target.append((char) b);
            } else {
                target.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
    }

    /** The characters that RFC 3986 never escapes. */
    private static boolean isUnreserved(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || "-._~".indexOf(b) >= 0;
    }
}

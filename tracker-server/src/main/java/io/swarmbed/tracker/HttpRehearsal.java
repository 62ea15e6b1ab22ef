package io.swarmbed.tracker;

import io.swarmbed.engine.random.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The requests of a {@link Rehearsal} over HTTP: most on a connection of their own, as those of real peers. */
final class HttpRehearsal {
    private static final int TIMEOUT_MILLIS = 50;
    private static final int TORRENTS = 1_000;
    private static final int PEERS = 50;

    private final InetSocketAddress tracker;
    private final RandomStream random;
    private final byte[] replies = new byte[4096];

    HttpRehearsal(InetSocketAddress tracker, RandomStream random) {
        this.tracker = tracker;
        this.random = random;
    }

    /** Sends requests until that moment of {@link System#nanoTime}, and one in any case. */
    void perform(long end) throws IOException {
        do {
            try (Socket socket = new Socket(tracker.getAddress(), tracker.getPort())) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                StringBuilder requests = new StringBuilder();
                int kind = random.nextInt(64);
                if (kind == 0) {
                    requests.append("GET /scrape?info_hash=")
                            .append(torrent())
                            .append(" HTTP/1.1\r\nHost: rehearsal\r\n\r\n");
                }
                announce(requests, kind);
                socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                while (in.read(replies) >= 0) {
                    // The tracker closes the connection behind its last reply.
                }
            }
        } while (System.nanoTime() < end);
    }

    private void announce(StringBuilder requests, int kind) {
        requests.append("GET /announce?info_hash=")
                .append(torrent())
                .append("&peer_id=-SB0000-rehearsing00&uploaded=0&downloaded=0&port=")
                .append(1 + random.nextInt(PEERS))
                .append("&left=")
                .append(random.nextInt(2))
                .append(kind == 1 ? "&compact=0" : "&compact=1")
                .append(kind == 2 ? "&event=stopped" : kind < 8 ? "&event=started" : "")
                .append(kind < 32 ? "&numwant=50" : "")
                .append(" HTTP/1.1\r\nHost: rehearsal\r\nUser-Agent: rehearsal\r\nConnection: close\r\n\r\n");
    }

    private String torrent() {
        HexFormat hex = HexFormat.of();
        return "%" + hex.toHexDigits((byte) random.nextInt(4)) + "%"
                + hex.toHexDigits((byte) random.nextInt(TORRENTS / 4)) + "-rehearsed-torrent";
    }
}

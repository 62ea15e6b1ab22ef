package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What a tracker answered. One object of each wire is filled anew for each reply; its buffer is that of the reply. */
final class Reply {
    /** What kind of answer it is. */
    enum Kind {
        ANNOUNCED,
        SCRAPED,
        REFUSED,
        MALFORMED
    }

    Kind kind = Kind.MALFORMED;

    /** Why it was refused, or what is wrong with it. */
    String message = "";

    /** Seeds; -1 when the reply does not say. */
    long complete;

    /** Leechers; -1 when the reply does not say. */
    long incomplete;

    /** Compact peers, of {@link #stride} bytes each. */
    ByteBuf peers = Unpooled.EMPTY_BUFFER;

    int peersAt;
    int peerCount;
    int stride;

    /** Length of the reply as the wire carried it, without the headers of TCP, UDP and IP. */
    int bytes;

    void announced(long seeds, long leechers) {
        kind = Kind.ANNOUNCED;
        complete = seeds;
        incomplete = leechers;
        peerCount = 0;
    }

    /** The peers of an announce; false when they are no whole number of such. */
    boolean peers(ByteBuf buffer, int at, int length, int bytesEach) {
        peers = buffer;
        peersAt = at;
        stride = bytesEach;
        peerCount = length / bytesEach;
        return length % bytesEach == 0;
    }

    void scraped(long seeds, long leechers) {
        announced(seeds, leechers);
        kind = Kind.SCRAPED;
    }

    void refused(String reason) {
        kind = Kind.REFUSED;
        message = line(reason);
    }

    void malformed(String what) {
        kind = Kind.MALFORMED;
        message = what;
    }

    /** A tracker's text as one line of bounded length. */
    private static String line(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.isEmpty() ? "no reason given" : line.length() > 100 ? line.substring(0, 100) + "..." : line;
    }
}

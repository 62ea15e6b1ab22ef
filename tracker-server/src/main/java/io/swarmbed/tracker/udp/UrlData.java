package io.swarmbed.tracker.udp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The options behind an announce (BEP 41), of which one counts: the path and query of the URL that the peer was given. */
final class UrlData {
    private static final int END_OF_OPTIONS = 0;
    private static final int NOP = 1;
    private static final int URL_DATA = 2;

    private UrlData() {}

    /**
     * Path and query, all their parts joined; empty when none is there. Options of other kinds are skipped; one that runs
     * past the end of the packet ends the options, as does what BEP 41 has for that.
     *
     * @param options from the buffer's position to its limit
     */
    static String read(ByteBuffer options) {
        StringBuilder text = new StringBuilder();
        while (options.hasRemaining()) {
            int type = options.get();
            if (type == NOP) {
                continue;
            }
            if (type == END_OF_OPTIONS || !options.hasRemaining()) {
                break;
            }
            int length = Byte.toUnsignedInt(options.get());
            if (length > options.remaining()) {
                break;
            }
            byte[] data = new byte[length];
            options.get(data);
            if (type == URL_DATA) {
                text.append(new String(data, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}

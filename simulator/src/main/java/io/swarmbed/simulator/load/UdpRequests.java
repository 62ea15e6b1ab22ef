package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The packets of BEP 15 as they are sent, with the URL's path as an option of BEP 41. */
final class UdpRequests {
    static final int CONNECT = 0;
    static final int ANNOUNCE = 1;
    static final int SCRAPE = 2;
    static final int ERROR = 3;

    private static final long PROTOCOL = 0x417_2710_1980L;
    private static final int ANNOUNCE_LENGTH = 98;
    private static final int SCRAPE_LENGTH = 36;
    private static final int HASH = 20;
    private static final int URL_DATA = 2;
    private static final int LONGEST_OPTION = 255;
    private static final long CLIENT = 0x2D_5342_3030_3031_2DL; // -SB0001-

    private final Population population;
    private final byte[] options;

    /** @param target the URL's path and query; may be empty */
    UdpRequests(Population population, String target) {
        this.population = population;
        byte[] path = target.getBytes(StandardCharsets.US_ASCII);
        options = new byte[path.length + 2 * ((path.length + LONGEST_OPTION - 1) / LONGEST_OPTION)];
        for (int from = 0, to = 0; from < path.length; from += LONGEST_OPTION) {
            int length = Math.min(LONGEST_OPTION, path.length - from);
            options[to++] = URL_DATA;
            options[to++] = (byte) length;
            System.arraycopy(path, from, options, to, length);
            to += length;
        }
    }

    int announceLength() {
        return ANNOUNCE_LENGTH + options.length;
    }

    int scrapeLength() {
        return SCRAPE_LENGTH;
    }

    static ByteBuf connect(ByteBuf packet, int transaction) {
        return packet.writeLong(PROTOCOL).writeInt(CONNECT).writeInt(transaction);
    }

    void write(ByteBuf packet, long connectionId, int transaction, Request request) {
        boolean scrape = request.kind == Request.Kind.SCRAPE;
        packet.writeLong(connectionId).writeInt(scrape ? SCRAPE : ANNOUNCE).writeInt(transaction);
        packet.writeBytes(population.hashes(), Population.hashOffset(request.torrent), HASH);
        if (scrape) {
            return;
        }
        long identity = population.identity(request.peer);
        packet.writeLong(CLIENT)
                .writeLong(identity)
                .writeInt(request.peer)
                .writeLong(0)
                .writeLong(request.left)
                .writeLong(0)
                .writeInt(request.kind.number())
                .writeInt(0)
                .writeInt((int) identity)
                .writeInt(request.numWant)
                .writeShort(request.port)
                .writeBytes(options);
    }
}

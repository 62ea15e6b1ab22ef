package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The packets of BEP 15, and the path of the URL as an option of BEP 41. Replies may be longer than they need be. */
final class UdpCodec {
    /** Bytes before which no reply can be told from another. */
    static final int REPLY_HEADER = 8;

    private static final long PROTOCOL = 0x417_2710_1980L;
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;
    private static final int ANNOUNCE_LENGTH = 98;
    private static final int URL_DATA = 2;
    private static final int LONGEST_OPTION = 255;

    private UdpCodec() {}

    static ByteBuffer connect(int transaction) {
        return ByteBuffer.allocate(16)
                .putLong(PROTOCOL)
                .putInt(CONNECT)
                .putInt(transaction)
                .flip();
    }

    static ByteBuffer announce(long connectionId, int transaction, AnnounceRequest request, String target) {
        byte[] path = target.getBytes(StandardCharsets.US_ASCII);
        int options = (path.length + LONGEST_OPTION - 1) / LONGEST_OPTION;
        ByteBuffer packet = ByteBuffer.allocate(ANNOUNCE_LENGTH + path.length + 2 * options)
                .putLong(connectionId)
                .putInt(ANNOUNCE)
                .putInt(transaction);
        request.infoHash().write(packet);
        request.peerId().write(packet);
        packet.putLong(request.downloaded())
                .putLong(request.left())
                .putLong(request.uploaded())
                .putInt(event(request.event()))
                .putInt(0)
                .putInt(request.key())
                .putInt(request.numWant())
                .putShort((short) request.port());
        for (int at = 0; at < path.length; at += LONGEST_OPTION) {
            int length = Math.min(LONGEST_OPTION, path.length - at);
            packet.put((byte) URL_DATA).put((byte) length).put(path, at, length);
        }
        return packet.flip();
    }

    static ByteBuffer scrape(long connectionId, int transaction, List<InfoHash> torrents) {
        ByteBuffer packet = ByteBuffer.allocate(16 + torrents.size() * InfoHash.LENGTH)
                .putLong(connectionId)
                .putInt(SCRAPE)
                .putInt(transaction);
        torrents.forEach(torrent -> torrent.write(packet));
        return packet.flip();
    }

    /** The transaction a reply belongs to; it must have {@value #REPLY_HEADER} bytes at least. */
    static int transaction(ByteBuffer reply) {
        return reply.getInt(reply.position() + 4);
    }

    /** Reads a reply; the family of its sender tells that of the peers. */
    static UdpReply read(ByteBuffer reply, boolean ipv6) throws BadReplyException {
        int action = reply.getInt();
        reply.getInt();
        return switch (action) {
            case CONNECT -> {
                require(reply, 8, "a connect reply");
                yield new UdpReply.Connected(reply.getLong());
            }
            case ANNOUNCE -> {
                require(reply, 12, "an announce reply");
                int interval = reply.getInt();
                int leechers = reply.getInt();
                int seeders = reply.getInt();
                List<PeerAddress> peers = CompactPeers.read(reply, ipv6);
                yield new UdpReply.Announced(interval, leechers, seeders, peers);
            }
            case SCRAPE -> new UdpReply.Scraped(scraped(reply));
            case ERROR ->
                new UdpReply.Refused(
                        ForeignText.line(StandardCharsets.UTF_8.decode(reply).toString()));
            default -> throw new BadReplyException("a reply with the unknown action " + action);
        };
    }

    private static List<Scrape> scraped(ByteBuffer reply) {
        List<Scrape> torrents = new ArrayList<>();
        while (reply.remaining() >= 12) {
            int seeders = reply.getInt();
            int completed = reply.getInt();
            torrents.add(new Scrape(seeders, reply.getInt(), completed));
        }
        return torrents;
    }

    private static void require(ByteBuffer reply, int bytes, String what) throws BadReplyException {
        if (reply.remaining() < bytes) {
            throw new BadReplyException(what + " of " + (REPLY_HEADER + reply.remaining()) + " bytes is too short");
        }
    }

    private static int event(AnnounceRequest.Event event) {
        return switch (event) {
            case NONE -> 0;
            case COMPLETED -> 1;
            case STARTED -> 2;
            case STOPPED -> 3;
        };
    }
}

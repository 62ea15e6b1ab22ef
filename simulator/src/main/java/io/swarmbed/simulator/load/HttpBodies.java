package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.bencode.BencodeReader;
import java.util.Optional;

/** What the body of a tracker's reply says (BEP 3, 7, 23, 48). */
final class HttpBodies {
    /** The longest body in bytes. */
    static final int MAX_BYTES = 2 << 20;

    private static final int IPV4 = 6;
    private static final int IPV6 = 18;
    private static final int OK = 200;
    private static final BencodeReader READER =
            BencodeReader.strict(MAX_BYTES).withDepth(8).withAnyKeyOrder();

    private HttpBodies() {}

    static void interpret(int status, ByteBuf body, Reply reply) {
        BDict dict;
        try {
            dict = READER.readDict(ByteBufUtil.getBytes(body));
        } catch (BencodeException e) {
            if (status == OK) {
                reply.malformed("a body that is not bencoded");
            } else {
                reply.refused("HTTP status " + status);
            }
            return;
        }
        Optional<String> failure = dict.text("failure reason").or(() -> dict.text("failure_reason"));
        if (failure.isPresent()) {
            reply.refused(failure.get());
        } else if (status != OK) {
            reply.refused("HTTP status " + status);
        } else if (dict.contains("files")) {
            scraped(dict, reply);
        } else {
            announced(dict, reply);
        }
    }

    private static void announced(BDict dict, Reply reply) {
        reply.announced(
                dict.integer("complete").orElse(-1), dict.integer("incomplete").orElse(-1));
        Optional<BValue> peers = dict.get("peers");
        Optional<BBytes> peers6 = dict.bytes("peers6");
        boolean whole = true;
        if (peers6.isPresent() && peers6.get().length() > 0) {
            whole = compact(peers6.get(), IPV6, reply);
        } else if (peers.orElse(null) instanceof BBytes bytes) {
            whole = compact(bytes, IPV4, reply);
        } else if (peers.orElse(null) instanceof BList list) {
            reply.peers(Unpooled.EMPTY_BUFFER, 0, 0, 1);
            reply.peerCount = list.size();
            reply.stride = 0;
        } else {
            reply.malformed("a reply without peers");
        }
        if (!whole) {
            reply.malformed("peers that are no whole number of addresses");
        }
    }

    private static boolean compact(BBytes bytes, int stride, Reply reply) {
        return reply.peers(Unpooled.wrappedBuffer(bytes.buffer()), 0, bytes.length(), stride);
    }

    private static void scraped(BDict dict, Reply reply) {
        BDict files = dict.dict("files").orElseGet(() -> BDict.builder().build());
        Optional<BValue> file = files.keys().stream().findFirst().flatMap(files::get);
        if (file.orElse(null) instanceof BDict counts) {
            reply.scraped(
                    counts.integer("complete").orElse(-1),
                    counts.integer("incomplete").orElse(-1));
        } else {
            reply.scraped(0, 0);
        }
    }
}

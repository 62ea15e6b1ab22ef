package io.swarmbed.engine.wire;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BencodeException;
import io.swarmbed.engine.bencode.BencodeReader;
import io.swarmbed.engine.bencode.BencodeWriter;
import java.util.Optional;
import java.util.OptionalInt;

/** The extended handshake as a bencoded dictionary (BEP 10, 21). No extension is offered: its {@code m} is empty. */
public final class ExtendedHandshakeCodec {
    /** A dictionary larger than this is refused, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_CLIENT_LENGTH = 128;
    private static final BencodeReader READER =
            BencodeReader.strict(MAX_BYTES).withAnyKeyOrder().withDepth(16);

    private ExtendedHandshakeCodec() {}

    /**
     * Reads a handshake. Keys may come in any order; a value that makes no sense counts as absent.
     *
     * @throws BencodeException when it is not one dictionary, or a too large one
     */
    public static ExtendedHandshake parse(byte[] message) throws BencodeException {
        BDict dict = READER.readDict(message);
        return new ExtendedHandshake(
                dict.text("v").map(ExtendedHandshakeCodec::printable),
                positive(dict, "p", 0xFFFF),
                positive(dict, "reqq", Integer.MAX_VALUE),
                dict.bytes("yourip").flatMap(ExtendedHandshakeCodec::address),
                dict.integer("upload_only").orElse(0) != 0);
    }

    /** The canonical encoding; what is absent, or false, is left out. */
    public static byte[] format(ExtendedHandshake handshake) {
        BDict.Builder dict = BDict.builder().put("m", BDict.builder().build());
        handshake.client().ifPresent(client -> dict.put("v", client));
        handshake.listenPort().ifPresent(port -> dict.put("p", port));
        handshake.requestQueue().ifPresent(requests -> dict.put("reqq", requests));
        handshake.yourIp().ifPresent(address -> dict.put("yourip", address.addressBytes()));
        if (handshake.uploadOnly()) {
            dict.put("upload_only", 1);
        }
        return BencodeWriter.encode(dict.build());
    }

    /** Bytes of the whole message on the wire, length prefix included. */
    public static int wireSize(ExtendedHandshake handshake) {
        return WireSize.BARE + 1 + format(handshake).length;
    }

    private static OptionalInt positive(BDict dict, String key, int most) {
        long value = dict.integer(key).orElse(0);
        return value >= 1 && value <= most ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    private static Optional<PeerAddress> address(BBytes ip) {
        return ip.length() == 4 || ip.length() == 16
                ? Optional.of(PeerAddress.of(ip.toByteArray(), 0))
                : Optional.empty();
    }

    private static String printable(String foreign) {
        StringBuilder text = new StringBuilder();
        foreign.codePoints()
                .limit(MAX_CLIENT_LENGTH)
                .forEach(point -> text.appendCodePoint(Character.isISOControl(point) ? '?' : point));
        return text.toString();
    }
}

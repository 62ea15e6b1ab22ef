package io.swarmbed.engine.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A bencoded byte string. The order is that of BEP 3's dictionary keys: by unsigned bytes. */
public final class BBytes implements BValue, Comparable<BBytes> {
    static final String KIND = "a byte string";
    private static final int SHOWN = 40;

    private final byte[] bytes;

    private BBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static BBytes of(byte[] bytes) {
        return new BBytes(bytes.clone());
    }

    /** The text in UTF-8. */
    public static BBytes of(String text) {
        return new BBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static BBytes copyOf(byte[] source, int from, int to) {
        return new BBytes(Arrays.copyOfRange(source, from, to));
    }

    public int length() {
        return bytes.length;
    }

    public byte byteAt(int index) {
        return bytes[index];
    }

    /** A fresh array. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** A read-only view of all the bytes, at position 0, big-endian. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The bytes read as UTF-8; whatever is not UTF-8 becomes U+FFFD. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] array() {
        return bytes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int compareTo(BBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** At most forty characters, printable ASCII only, so that foreign text is safe in a message. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            shown.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '?');
        }
        return bytes.length > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}

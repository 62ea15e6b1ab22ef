package io.swarmbed.engine.meta;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The SHA-1 of a torrent's info dictionary (BEP 3): 20 bytes that name the swarm. */
public record InfoHash(long high, long middle, int low) implements Comparable<InfoHash> {
    public static final int LENGTH = 20;

    /** Reads {@value #LENGTH} bytes at the buffer's position and advances it. */
    public static InfoHash read(ByteBuffer bytes) {
        return new InfoHash(bytes.getLong(), bytes.getLong(), bytes.getInt());
    }

    /**
     * The hash in its raw form.
     *
     * @throws IllegalArgumentException unless there are exactly 20 bytes
     */
    public static InfoHash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an info-hash has 20 bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /**
     * The hash as people write it.
     *
     * @throws IllegalArgumentException unless the text is 40 hexadecimal digits
     */
    public static InfoHash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** Appends the 20 bytes at the buffer's position. */
    public void write(ByteBuffer target) {
        target.putLong(high).putLong(middle).putInt(low);
    }

    /** A fresh array of the 20 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        write(ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public int compareTo(InfoHash other) {
        int order = Long.compareUnsigned(high, other.high);
        if (order == 0) {
            order = Long.compareUnsigned(middle, other.middle);
        }
        return order == 0 ? Integer.compareUnsigned(low, other.low) : order;
    }

    /** The 40 hexadecimal digits, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}

package io.swarmbed.engine.meta;

import io.swarmbed.engine.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The 20 bytes by which a peer names itself (BEP 3); by custom they begin with the client's name (BEP 20). */
public record PeerId(long high, long middle, int low) implements Comparable<PeerId> {
    public static final int LENGTH = 20;

    /** Reads {@value #LENGTH} bytes at the buffer's position and advances it. */
    public static PeerId read(ByteBuffer bytes) {
        return new PeerId(bytes.getLong(), bytes.getLong(), bytes.getInt());
    }

    /**
     * The id in its raw form.
     *
     * @throws IllegalArgumentException unless there are exactly 20 bytes
     */
    public static PeerId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a peer id has 20 bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /** The prefix in ASCII, such as {@code -SB0100-}, then random letters and digits. */
    public static PeerId random(String prefix, RandomStream random) {
        String alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        StringBuilder text = new StringBuilder(prefix);
        while (text.length() < LENGTH) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return of(text.toString().getBytes(StandardCharsets.US_ASCII));
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

    /** Byte order, by which two peers agree on the connection to keep of a double one. */
    @Override
    public int compareTo(PeerId other) {
        int order = Long.compareUnsigned(high, other.high);
        if (order == 0) {
            order = Long.compareUnsigned(middle, other.middle);
        }
        return order == 0 ? Integer.compareUnsigned(low, other.low) : order;
    }

    /** The client that the id says it is, with its version (BEP 20), or the id as text; for messages alone. */
    public String clientName() {
        return ClientNames.of(toString());
    }

    /** The bytes as ASCII, with a dot for what does not print. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (byte b : bytes()) {
            text.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
        }
        return text.toString();
    }
}

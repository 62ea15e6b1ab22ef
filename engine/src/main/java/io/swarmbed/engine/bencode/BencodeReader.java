package io.swarmbed.engine.bencode;

/**
 * Reads bencoding (BEP 3) that may be hostile: size, depth and number of values are bounded, and there is one way to
 * write each value, so a value read from strict input encodes to the same bytes. Immutable and thread-safe.
 */
public final class BencodeReader {
    /** Lists and dictionaries within each other, unless told otherwise. */
    public static final int DEFAULT_DEPTH = 32;

    /** Depth is bounded by the reading thread's stack. */
    private static final int GREATEST_DEPTH = 512;

    private final int maxBytes;
    private final int maxDepth;
    private final boolean anyKeyOrder;

    private BencodeReader(int maxBytes, int maxDepth, boolean anyKeyOrder) {
        if (maxBytes < 0 || maxDepth < 1 || maxDepth > GREATEST_DEPTH) {
            throw new IllegalArgumentException("limits out of range: " + maxBytes + " bytes, depth " + maxDepth);
        }
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
        this.anyKeyOrder = anyKeyOrder;
    }

    /** A reader of canonical input of at most this many bytes. */
    public static BencodeReader strict(int maxBytes) {
        return new BencodeReader(maxBytes, DEFAULT_DEPTH, false);
    }

    /** The same, with another limit of nesting, 1 to 512. */
    public BencodeReader withDepth(int levels) {
        return new BencodeReader(maxBytes, levels, anyKeyOrder);
    }

    /** The same, but dictionary keys may come in any order, as some trackers and clients send them; still unique. */
    public BencodeReader withAnyKeyOrder() {
        return new BencodeReader(maxBytes, maxDepth, true);
    }

    /** Reads one value that is the whole of the source. */
    public BValue read(byte[] source) throws BencodeException {
        if (source.length > maxBytes) {
            throw new BencodeException(source.length + " bytes where at most " + maxBytes + " are taken", maxBytes);
        }
        Prefix prefix = readPrefix(source);
        if (prefix.end() != source.length) {
            throw new BencodeException(source.length - prefix.end() + " bytes follow the value", prefix.end());
        }
        return prefix.value();
    }

    /** Reads a dictionary that is the whole of the source. */
    public BDict readDict(byte[] source) throws BencodeException {
        return Place.root(0).require(BDict.class, BDict.KIND, read(source));
    }

    /** Reads the value that begins the source, whatever follows it (BEP 9 sends blocks after a dictionary). */
    public Prefix readPrefix(byte[] source) throws BencodeException {
        BencodeParser parser = new BencodeParser(source, Math.min(source.length, maxBytes), maxDepth, anyKeyOrder);
        BValue value = parser.root();
        return new Prefix(value, parser.position());
    }

    /**
     * A value at the beginning of some bytes.
     *
     * @param end bytes the value took: what follows begins there
     */
    public record Prefix(BValue value, int end) {
        /**
         * The value as a dictionary.
         *
         * @throws BencodeException when it is not one
         */
        public BDict requireDict() throws BencodeException {
            return Place.root(0).require(BDict.class, BDict.KIND, value);
        }
    }
}

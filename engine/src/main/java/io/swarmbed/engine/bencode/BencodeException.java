package io.swarmbed.engine.bencode;

/** Bytes that are not bencoding as asked for, or that lack a value. The message names path and byte where known. */
public final class BencodeException extends Exception {
    private final int offset;

    BencodeException(String problem, int offset) {
        super(offset < 0 ? problem : problem + " (at byte " + offset + ")");
        this.offset = offset;
    }

    /** The byte of the source at which the trouble is, or -1 for values that were not read from bytes. */
    public int offset() {
        return offset;
    }
}

package io.swarmbed.tracker.snapshot;

/**
 * What both ends know of the file. Integers are big-endian; a <em>number</em> has seven bits to a byte, the lowest first,
 * all but its last byte with the highest bit set.
 *
 * <pre>
 * file    = "SWBPEERS" version(1) taken(8) stream
 *           taken: milliseconds since 1970, the moment to which all ages refer
 * stream  = block* end
 *           block: length(4, at least 1) content checksum(4); end: length 0 and checksum(4)
 *           checksum: CRC-32C of the content of this block and all before it
 * content = (swarm | peer)*, cut into blocks anywhere
 * swarm   = tag(1) info-hash(20) downloaded(number) idle(number, seconds)
 * peer    = tag(1) address(4 or 16) port(2) age(number, seconds) id(20 or none)
 *           belongs to the last swarm before it
 * </pre>
 */
final class SnapshotFormat {
    /** The first bytes of every version. */
    static final long MAGIC = 0x5357_4250_4545_5253L;

    static final int VERSION = 1;

    static final int SWARM = 0x01;
    static final int PEER = 0x02;
    /** Flags of a peer's tag. */
    static final int SEED = 0x10;

    static final int COUNTED = 0x20;
    static final int IPV6 = 0x40;
    static final int WITH_ID = 0x80;

    /** Bytes of a number at most: it has 31 bits. */
    static final int MAX_NUMBER = 5;

    private SnapshotFormat() {}
}

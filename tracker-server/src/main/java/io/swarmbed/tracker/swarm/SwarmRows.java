package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;

/**
 * What is kept of each swarm beside its peers, one row each, found by info-hash. A row keeps its number for as long as its
 * swarm is known.
 */
final class SwarmRows {
    static final int IPV4 = 0;
    static final int IPV6 = 1;

    private static final int NONE = -1;
    private static final int HASH = 0;
    private static final int DOWNLOADED = 5;
    private static final int LAST_ANNOUNCE = 6;
    private static final int DUE = 7;
    /** The index's; in a vacant row, the next vacant one. */
    private static final int LINK = 8;

    private static final int FAMILIES = 9;
    private static final int SIZE = 0;
    private static final int LEECHERS = 1;
    private static final int PEERS = 2;
    private static final int FAMILY_LENGTH = 3;
    private static final int LENGTH = FAMILIES + 2 * FAMILY_LENGTH;

    /** In place of a size, in vacant rows. */
    private static final int VACANT = -1;

    private final KeyedHash hash;
    private final Records rows = new Records(LENGTH);
    private final ChainIndex index = new ChainIndex(rows, LINK, this::hash);
    private int end;
    private int vacant = NONE;
    private int size;

    SwarmRows(KeyedHash hash) {
        this.hash = hash;
    }

    /** Swarms known. */
    int size() {
        return size;
    }

    /** The number behind that of the last row. */
    int end() {
        return end;
    }

    boolean isVacant(int row) {
        return size(row, IPV4) == VACANT;
    }

    /** The row of a swarm, or -1. */
    int find(InfoHash infoHash) {
        int row = index.first(hash.of(infoHash));
        while (row >= 0 && !matches(row, infoHash)) {
            row = index.next(row);
        }
        return row;
    }

    /** A row for a swarm that has none: no peers, no completions, the times undefined. */
    int add(InfoHash infoHash) {
        int row = vacant;
        if (row == NONE) {
            row = end++;
            rows.resize(end);
        } else {
            vacant = rows.get(row, LINK);
        }
        putLong(row, HASH, infoHash.high());
        putLong(row, HASH + 2, infoHash.middle());
        rows.set(row, HASH + 4, infoHash.low());
        rows.set(row, DOWNLOADED, 0);
        set(row, IPV4, 0, 0, 0);
        set(row, IPV6, 0, 0, 0);
        index.add(row);
        size++;
        return row;
    }

    /** Forgets a swarm that has no peers. */
    void remove(int row) {
        index.remove(row);
        set(row, IPV4, VACANT, 0, 0);
        rows.set(row, LINK, vacant);
        vacant = row;
        size--;
        if (size == 0) {
            end = 0;
            vacant = NONE;
            rows.resize(0);
        }
    }

    InfoHash infoHash(int row) {
        return new InfoHash(getLong(row, HASH), getLong(row, HASH + 2), rows.get(row, HASH + 4));
    }

    int downloaded(int row) {
        return rows.get(row, DOWNLOADED);
    }

    void downloaded(int row, int count) {
        rows.set(row, DOWNLOADED, count);
    }

    int lastAnnounce(int row) {
        return rows.get(row, LAST_ANNOUNCE);
    }

    void lastAnnounce(int row, int seconds) {
        rows.set(row, LAST_ANNOUNCE, seconds);
    }

    /** Second at which a peer of the swarm may expire, at the earliest, or the swarm itself. */
    int due(int row) {
        return rows.get(row, DUE);
    }

    void due(int row, int seconds) {
        rows.set(row, DUE, seconds);
    }

    int size(int row) {
        return size(row, IPV4) + size(row, IPV6);
    }

    int size(int row, int family) {
        return rows.get(row, field(family, SIZE));
    }

    int leechers(int row, int family) {
        return rows.get(row, field(family, LEECHERS));
    }

    /** Where the swarm's peers of a family are: the number of a block, or the complement of that of a large table. */
    int peers(int row, int family) {
        return rows.get(row, field(family, PEERS));
    }

    void peers(int row, int family, int place) {
        rows.set(row, field(family, PEERS), place);
    }

    void set(int row, int family, int peers, int leechers, int place) {
        rows.set(row, field(family, SIZE), peers);
        rows.set(row, field(family, LEECHERS), leechers);
        rows.set(row, field(family, PEERS), place);
    }

    SwarmTotals totals(int row) {
        int leechers = leechers(row, IPV4) + leechers(row, IPV6);
        return new SwarmTotals(size(row) - leechers, leechers, downloaded(row));
    }

    private boolean matches(int row, InfoHash infoHash) {
        return getLong(row, HASH) == infoHash.high()
                && getLong(row, HASH + 2) == infoHash.middle()
                && rows.get(row, HASH + 4) == infoHash.low();
    }

    private int hash(int row) {
        return hash.of(getLong(row, HASH), getLong(row, HASH + 2), rows.get(row, HASH + 4));
    }

    private static int field(int family, int field) {
        return FAMILIES + family * FAMILY_LENGTH + field;
    }

    private long getLong(int row, int field) {
        return (long) rows.get(row, field) << 32 | Integer.toUnsignedLong(rows.get(row, field + 1));
    }

    private void putLong(int row, int field, long value) {
        rows.set(row, field, (int) (value >>> 32));
        rows.set(row, field + 1, (int) value);
    }
}

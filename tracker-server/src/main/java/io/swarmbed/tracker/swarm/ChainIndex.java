package io.swarmbed.tracker.swarm;

import java.util.function.IntUnaryOperator;

/**
 * Finds records by their hash: linear hashing (Litwin 1980), chained through a field of the records themselves. There is
 * a bucket for each record, added or taken away one at a time, so that no call rehashes more than one chain.
 */
final class ChainIndex {
    private static final int NONE = -1;

    private final Records records;
    private final int link;
    private final IntUnaryOperator hash;
    /** The first record of each bucket's chain, plus 1; 0 where there is none. */
    private final Records heads = Records.inSmallPages(1);

    private int buckets = 1;
    private int size;

    /**
     * An index of no records yet.
     *
     * @param link the field of the records that belongs to the index
     * @param hash of a record
     */
    ChainIndex(Records records, int link, IntUnaryOperator hash) {
        this.records = records;
        this.link = link;
        this.hash = hash;
        heads.resize(1);
    }

    /** A record that may have this hash, or -1; the others follow by {@link #next}. */
    int first(int hashCode) {
        return heads.get(bucket(hashCode), 0) - 1;
    }

    /** The record to be looked at after this one, or -1. */
    int next(int record) {
        return records.get(record, link);
    }

    void add(int record) {
        push(bucket(hash.applyAsInt(record)), record);
        size++;
        if (size > buckets) {
            split();
        }
    }

    void remove(int record) {
        replace(record, next(record));
        size--;
        if (size < buckets / 2) {
            merge();
        }
    }

    /** Puts a record in the place of another, whose field it is to be given. To be called while that one still holds its own. */
    void move(int from, int to) {
        replace(from, to);
    }

    /** Makes what points to a record point to another, or to none. */
    private void replace(int record, int other) {
        int bucket = bucket(hash.applyAsInt(record));
        int before = heads.get(bucket, 0) - 1;
        if (before == record) {
            heads.set(bucket, 0, other + 1);
            return;
        }
        for (int at = next(before); at != record; at = next(at)) {
            before = at;
        }
        records.set(before, link, other);
    }

    private void push(int bucket, int record) {
        records.set(record, link, heads.get(bucket, 0) - 1);
        heads.set(bucket, 0, record + 1);
    }

    private void split() {
        int added = buckets++;
        heads.resize(buckets);
        heads.set(added, 0, 0);
        int from = added - Integer.highestOneBit(added);
        int record = heads.get(from, 0) - 1;
        heads.set(from, 0, 0);
        while (record != NONE) {
            int following = next(record);
            push(bucket(hash.applyAsInt(record)), record);
            record = following;
        }
    }

    private void merge() {
        int last = --buckets;
        int into = last - Integer.highestOneBit(last);
        int record = heads.get(last, 0) - 1;
        heads.resize(buckets);
        while (record != NONE) {
            int following = next(record);
            push(into, record);
            record = following;
        }
    }

    private int bucket(int hashCode) {
        int mask = (Integer.highestOneBit(buckets) << 1) - 1;
        int bucket = hashCode & mask;
        return bucket < buckets ? bucket : hashCode & mask >>> 1;
    }
}

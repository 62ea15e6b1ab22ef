package io.swarmbed.tracker.swarm;

/** Records in the order of their last announce: a list linked both ways through two fields of the records. */
final class AgeOrder {
    private static final int NONE = -1;

    private final Records records;
    private final int older;
    private final int newer;
    private int oldest = NONE;
    private int newest = NONE;

    /** An empty list, to which the field at {@code links} and the next one belong. */
    AgeOrder(Records records, int links) {
        this.records = records;
        older = links;
        newer = links + 1;
    }

    /** The record that announced longest ago; there must be one. */
    int oldest() {
        return oldest;
    }

    void append(int record) {
        link(newest, record);
        link(record, NONE);
    }

    void remove(int record) {
        link(records.get(record, older), records.get(record, newer));
    }

    /** Gives a record's place to another, vacant one. */
    void move(int from, int to) {
        int before = records.get(from, older);
        int after = records.get(from, newer);
        link(before, to);
        link(to, after);
    }

    void clear() {
        oldest = NONE;
        newest = NONE;
    }

    private void link(int before, int after) {
        if (before == NONE) {
            oldest = after;
        } else {
            records.set(before, newer, after);
        }
        if (after == NONE) {
            newest = before;
        } else {
            records.set(after, older, before);
        }
    }
}

package io.swarmbed.tracker.swarm;

/** Rows in the order in which they are due: a binary heap. A row's time must not change while it is queued. */
final class DueQueue {
    private static final int NONE = -1;

    private final SwarmRows rows;
    private final Records heap = new Records(1);
    private int size;

    DueQueue(SwarmRows rows) {
        this.rows = rows;
    }

    void add(int row) {
        int at = size++;
        heap.resize(size);
        while (at > 0) {
            int parent = (at - 1) / 2;
            int above = heap.get(parent, 0);
            if (!isBefore(row, above)) {
                break;
            }
            heap.set(at, 0, above);
            at = parent;
        }
        heap.set(at, 0, row);
    }

    /** The row that is due first, or -1. */
    int first() {
        return size == 0 ? NONE : heap.get(0, 0);
    }

    void removeFirst() {
        int row = heap.get(--size, 0);
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBefore(heap.get(child + 1, 0), heap.get(child, 0))) {
                child++;
            }
            if (!isBefore(heap.get(child, 0), row)) {
                break;
            }
            heap.set(at, 0, heap.get(child, 0));
            at = child;
        }
        if (size > 0) {
            heap.set(at, 0, row);
        }
        heap.resize(size);
    }

    /** Ties are broken by the rows' numbers, so that the order depends on nothing else. */
    private boolean isBefore(int row, int other) {
        int due = rows.due(row);
        int otherDue = rows.due(other);
        return due < otherDue || (due == otherDue && row < other);
    }
}

package io.swarmbed.engine.virtual;

import java.util.Arrays;

/** Numbers in order of (level, number): a binary heap in primitive arrays. */
final class LevelHeap {
    private double[] levels = new double[64];
    private int[] ids = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void add(double level, int id) {
        if (size == ids.length) {
            levels = Arrays.copyOf(levels, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (!before(level, id, parent)) {
                break;
            }
            levels[hole] = levels[parent];
            ids[hole] = ids[parent];
            hole = parent;
        }
        levels[hole] = level;
        ids[hole] = id;
    }

    /** The level of the first; there is one. */
    double leastLevel() {
        return levels[0];
    }

    /** Removes the first, which is there. */
    int poll() {
        int least = ids[0];
        double level = levels[--size];
        int id = ids[size];
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && before(levels[child + 1], ids[child + 1], child)) {
                child++;
            }
            if (before(level, id, child)) {
                break;
            }
            levels[hole] = levels[child];
            ids[hole] = ids[child];
            hole = child;
            child = 2 * hole + 1;
        }
        levels[hole] = level;
        ids[hole] = id;
        return least;
    }

    private boolean before(double level, int id, int place) {
        return level < levels[place] || (level == levels[place] && id < ids[place]);
    }
}

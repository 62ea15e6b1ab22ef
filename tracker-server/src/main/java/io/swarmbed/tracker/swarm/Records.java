package io.swarmbed.tracker.swarm;

import java.util.Arrays;

/**
 * Records of a fixed number of ints, numbered from 0, in pages of at most a few kilobytes. Growing copies no record and
 * leaves no garbage, and pages at the end go as soon as they are not needed, but for one that is kept against going to and
 * fro.
 */
final class Records {
    private static final int LARGE_PAGE = 1024;
    private static final int SMALL_PAGE = 128;
    private static final int[] NO_PAGE = {};

    private final int stride;
    private final int shift;
    private final int mask;
    private int[][] pages = {};
    private int pageCount;

    /** No records yet, of so many ints each. */
    Records(int stride) {
        this(stride, LARGE_PAGE);
    }

    private Records(int stride, int pageInts) {
        this.stride = stride;
        shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, pageInts / stride));
        mask = (1 << shift) - 1;
    }

    /** The same for where there may be many sets of few records, of which each would waste half a page. */
    static Records inSmallPages(int stride) {
        return new Records(stride, SMALL_PAGE);
    }

    /** Makes room for records 0 to {@code count} - 1; what those from there on hold is lost. */
    void resize(int count) {
        int needed = (count + mask) >>> shift;
        if (needed > pages.length || needed < pages.length / 4) {
            pages = Arrays.copyOf(pages, Math.max(needed, needed > pages.length ? 2 * pages.length : pages.length / 2));
            pageCount = Math.min(pageCount, pages.length);
        }
        while (pageCount < needed) {
            pages[pageCount++] = new int[stride << shift];
        }
        int kept = needed == 0 ? 0 : needed + 1;
        while (pageCount > kept) {
            pages[--pageCount] = NO_PAGE;
        }
    }

    /** The page that holds the record, which begins at {@link #at}; good until the next change of size. */
    int[] page(int record) {
        return pages[record >>> shift];
    }

    /** Where the record begins in its {@link #page}. */
    int at(int record) {
        return (record & mask) * stride;
    }

    int get(int record, int field) {
        return page(record)[at(record) + field];
    }

    void set(int record, int field, int value) {
        page(record)[at(record) + field] = value;
    }

    void copy(int from, int to) {
        System.arraycopy(page(from), at(from), page(to), at(to), stride);
    }
}

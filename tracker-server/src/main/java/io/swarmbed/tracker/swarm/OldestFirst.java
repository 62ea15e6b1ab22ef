package io.swarmbed.tracker.swarm;

/** Keeps, of the slots it is offered, those with the lowest numbers of joining, in their order. */
final class OldestFirst {
    private int[] slots = new int[0];
    private int[] numbers = new int[0];
    private int kept;
    private int limit;

    /** Begins anew and keeps at most so many. */
    void begin(int count) {
        if (slots.length < count) {
            slots = new int[count];
            numbers = new int[count];
        }
        kept = 0;
        limit = count;
    }

    /** Numbers are compared by difference, so that their counter may wrap. */
    void offer(int slot, int number) {
        if (kept == limit) {
            if (limit == 0 || numbers[kept - 1] - number < 0) {
                return;
            }
            kept--;
        }
        int at = kept++;
        while (at > 0 && numbers[at - 1] - number > 0) {
            slots[at] = slots[at - 1];
            numbers[at] = numbers[at - 1];
            at--;
        }
        slots[at] = slot;
        numbers[at] = number;
    }

    /** The slots kept; the array's prefix of as many as were offered or wanted is good until the next beginning. */
    int[] slots() {
        return slots;
    }
}

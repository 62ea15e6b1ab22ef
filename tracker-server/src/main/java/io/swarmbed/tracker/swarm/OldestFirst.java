package io.swarmbed.tracker.swarm;

/** Chooses those slots of a table whose peers joined first, in the order of their joining. */
final class OldestFirst {
    private int[] slots = new int[0];
    private int[] numbers = new int[0];
    private int kept;

    /**
     * Chooses so many of the slots 0 to {@code bound} - 1, of which there must be as many beside {@code self}. The result's
     * prefix of that length is good until the next call.
     */
    int[] choose(int count, int bound, int self, PeerTable table) {
        if (slots.length < count) {
            slots = new int[count];
            numbers = new int[count];
        }
        kept = 0;
        for (int slot = 0; slot < bound; slot++) {
            if (slot != self) {
                offer(slot, table.joined(slot), count);
            }
        }
        return slots;
    }

    /** Numbers are compared by difference, so that their counter may wrap. */
    private void offer(int slot, int number, int count) {
        if (kept == count) {
            if (numbers[kept - 1] - number < 0) {
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
}

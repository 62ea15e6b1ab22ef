package io.swarmbed.simulator.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the uplinks of some peers could move together, as the peers came and went. */
final class Capacity {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    private final List<Change> changes = new ArrayList<>();
    private boolean unlimited;

    /** The capacity rises or falls by so much. */
    private record Change(long nanos, long bytesPerSecond) {}

    /**
     * @param bytesPerSecond 0 for no limit
     * @param until {@link PeerRecorder#NOT_YET} for good
     */
    void add(long bytesPerSecond, long from, long until) {
        unlimited |= bytesPerSecond == 0;
        changes.add(new Change(from, bytesPerSecond));
        if (until != PeerRecorder.NOT_YET) {
            changes.add(new Change(until, -bytesPerSecond));
        }
    }

    /** Whether there is somebody, and nobody who is as fast as one likes. */
    boolean limited() {
        return !unlimited && !changes.isEmpty();
    }

    /** The earliest time at which so many bytes can have moved; when the last peer left if that is not enough. */
    long moved(BigDecimal bytes) {
        changes.sort(Comparator.comparingLong(Change::nanos));
        BigDecimal left = bytes.multiply(NANOS_PER_SECOND);
        long rate = 0;
        long now = 0;
        for (Change change : changes) {
            BigDecimal until = BigDecimal.valueOf(change.nanos - now).multiply(BigDecimal.valueOf(rate));
            if (left.compareTo(until) <= 0) {
                break;
            }
            left = left.subtract(until);
            now = change.nanos;
            rate += change.bytesPerSecond;
        }
        return rate == 0
                ? now
                : now
                        + left.divide(BigDecimal.valueOf(rate), 0, RoundingMode.FLOOR)
                                .longValueExact();
    }
}

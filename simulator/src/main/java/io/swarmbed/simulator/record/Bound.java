package io.swarmbed.simulator.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The earliest time at which the last peer can have completed (Kumar and Ross 2006): no content leaves its seeds faster
 * than they upload, no peer is faster than its own link, and every copy was uploaded by somebody. Counted over the peers
 * that completed and the capacity of all that were present.
 *
 * @param nanos since the start of the run
 * @param unavailable why there is no bound; empty when there is one
 */
public record Bound(Optional<Long> nanos, String unavailable) {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    static Bound of(List<PeerRecorder> peers, long contentBytes) {
        long copies = 0;
        Sum seeds = new Sum();
        Sum everybody = new Sum();
        long nanos = 0;
        boolean bounded = false;
        for (PeerRecorder peer : peers) {
            if (peer.joinedAt() == PeerRecorder.NOT_YET) {
                continue;
            }
            everybody.add(peer.facts().uploadBytesPerSecond());
            if (peer.facts().complete()) {
                seeds.add(peer.facts().uploadBytesPerSecond());
            } else if (peer.completedAt() != PeerRecorder.NOT_YET) {
                copies++;
                long down = peer.facts().downloadBytesPerSecond();
                if (down > 0) {
                    bounded = true;
                    nanos = Math.max(nanos, peer.joinedAt() + time(contentBytes, down));
                }
            }
        }
        if (copies == 0) {
            return new Bound(Optional.empty(), "no peer completed its download");
        }
        if (seeds.limited()) {
            bounded = true;
            nanos = Math.max(nanos, time(contentBytes, seeds.total));
        }
        if (everybody.limited()) {
            bounded = true;
            nanos = Math.max(nanos, time(copies * contentBytes, everybody.total));
        }
        return bounded
                ? new Bound(Optional.of(nanos), "")
                : new Bound(Optional.empty(), "the links of these peers are not limited");
    }

    private static long time(long bytes, long bytesPerSecond) {
        return BigDecimal.valueOf(bytes)
                .multiply(NANOS_PER_SECOND)
                .divide(BigDecimal.valueOf(bytesPerSecond), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static final class Sum {
        private long total;
        private boolean unlimited;

        void add(long bytesPerSecond) {
            total += bytesPerSecond;
            unlimited |= bytesPerSecond == 0;
        }

        boolean limited() {
            return !unlimited && total > 0;
        }
    }
}

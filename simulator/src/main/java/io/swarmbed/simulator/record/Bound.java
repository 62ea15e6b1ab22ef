package io.swarmbed.simulator.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The earliest time at which the last peer can have completed (Kumar and Ross 2006): no content leaves its seeds faster
 * than they upload, no peer is faster than its own link, and every copy was uploaded by somebody. Counted over the peers
 * that completed, and over the capacity that was there: each peer's from its joining until it left.
 *
 * @param nanos since the start of the run
 * @param unavailable why there is no bound; empty when there is one
 */
public record Bound(Optional<Long> nanos, String unavailable) {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    static Bound of(List<PeerRecorder> peers, long contentBytes) {
        BigDecimal content = BigDecimal.valueOf(contentBytes);
        long copies = 0;
        Capacity seeds = new Capacity();
        Capacity everybody = new Capacity();
        long nanos = 0;
        boolean bounded = false;
        for (PeerRecorder peer : peers) {
            if (peer.joinedAt() == PeerRecorder.NOT_YET) {
                continue;
            }
            add(peer, everybody);
            if (peer.facts().complete()) {
                add(peer, seeds);
            } else if (peer.completedAt() != PeerRecorder.NOT_YET) {
                copies++;
                long down = peer.facts().downloadBytesPerSecond();
                bounded |= down > 0;
                nanos = Math.max(nanos, peer.joinedAt() + (down > 0 ? time(content, down) : 0));
            }
        }
        if (copies == 0) {
            return new Bound(Optional.empty(), "no peer completed its download");
        }
        if (seeds.limited()) {
            bounded = true;
            nanos = Math.max(nanos, seeds.moved(content));
        }
        if (everybody.limited()) {
            bounded = true;
            nanos = Math.max(nanos, everybody.moved(content.multiply(BigDecimal.valueOf(copies))));
        }
        return bounded
                ? new Bound(Optional.of(nanos), "")
                : new Bound(Optional.empty(), "the links of these peers are not limited");
    }

    private static void add(PeerRecorder peer, Capacity capacity) {
        capacity.add(peer.facts().uploadBytesPerSecond(), peer.joinedAt(), peer.leftAt());
    }

    private static long time(BigDecimal bytes, long bytesPerSecond) {
        return bytes.multiply(NANOS_PER_SECOND)
                .divide(BigDecimal.valueOf(bytesPerSecond), 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}

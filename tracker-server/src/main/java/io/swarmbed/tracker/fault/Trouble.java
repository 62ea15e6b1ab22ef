package io.swarmbed.tracker.fault;

/** One thing that is wrong with a tracker. */
public sealed interface Trouble {
    /** Nothing that is sent to it arrives, as when its machine is off the network: no request is refused, none answered. */
    record Down() implements Trouble {}

    /** Its answers to announces and scrapes leave so much later, at least 1 ns. What it is told counts at once. */
    record Slow(long byNanos) implements Trouble {
        public Slow {
            if (byNanos < 1) {
                throw new IllegalArgumentException("slow by at least 1 ns, not " + byNanos);
            }
        }
    }

    /** So many announces and scrapes in a million do not arrive, 1 to 1,000,000. */
    record Lossy(int perMillion) implements Trouble {
        public Lossy {
            if (perMillion < 1 || perMillion > 1_000_000) {
                throw new IllegalArgumentException("a loss of 1 to 1000000 in a million, not " + perMillion);
            }
        }
    }

    /** It restarts without a snapshot, in no time: every peer and every count is forgotten. A matter of a moment. */
    record Forgetful() implements Trouble {}

    /** It names those that it has known for longest, to everybody the same. */
    record Biased() implements Trouble {}

    /** It tells wrong numbers of seeds and leechers. The peers that it names are right. */
    record Lying(Lie lie) implements Trouble {}
}

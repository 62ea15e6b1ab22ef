package io.swarmbed.simulator.load;

/** When requests are sent. */
public sealed interface Pace {
    /**
     * A closed loop: a request is sent when another has been answered. It finds the highest throughput.
     *
     * @param window requests that are outstanding at any moment, 1 to {@value Outstanding#MOST}
     */
    record Closed(int window) implements Pace {
        public Closed {
            if (window < 1 || window > Outstanding.MOST) {
                throw new IllegalArgumentException("window: must be 1 to " + Outstanding.MOST);
            }
        }
    }

    /**
     * An open loop: requests are due at even times, whatever has been answered. Latency is counted from the moment a
     * request was due, so that a tracker which stalls is charged for all who would have asked meanwhile.
     *
     * @param perSecond 1 to 10,000,000
     */
    record Open(long perSecond) implements Pace {
        public Open {
            if (perSecond < 1 || perSecond > 10_000_000) {
                throw new IllegalArgumentException("rate: must be 1 to 10000000");
            }
        }
    }
}

package io.swarmbed.simulator.load;

/** The next request to be sent. One object is filled anew for each, so that sending makes no garbage. */
final class Request {
    /** What is asked. The first four have the numbers of BEP 15's events. */
    enum Kind {
        ANNOUNCE(0, ""),
        COMPLETED(1, "completed"),
        STARTED(2, "started"),
        STOPPED(3, "stopped"),
        SCRAPE(4, "");

        private static final Kind[] ALL = values();

        private final int number;
        private final String event;

        Kind(int number, String event) {
            this.number = number;
            this.event = event;
        }

        /** As BEP 15 has it. */
        int number() {
            return number;
        }

        /** The event's name in BEP 3; empty for none. */
        String event() {
            return event;
        }

        static Kind of(int number) {
            return ALL[number];
        }
    }

    Kind kind = Kind.ANNOUNCE;

    /** The number of the peer in its {@link Population}. */
    int peer;

    int torrent;

    /** Which of the source addresses the peer is at. */
    int source;

    int port;

    /** Bytes; 0 for a seed. */
    long left;

    int numWant;
}

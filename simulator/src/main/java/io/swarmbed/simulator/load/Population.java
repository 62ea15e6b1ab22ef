package io.swarmbed.simulator.load;

import java.nio.ByteBuffer;

/**
 * The torrents and the peers that announce them. A peer is a seat in a swarm; with churn one occupant of a seat follows
 * another, under another port. A tracker tells peers apart by address and port, so that all may send from one socket.
 */
final class Population {
    /** The lowest port of a peer. */
    static final int FIRST_PORT = 1024;

    /** Ports at one address. */
    static final int PORTS = 0x1_0000 - FIRST_PORT;

    private static final int HASH = 20;
    private static final byte SEED = 1;

    private final PopulationSettings settings;
    private final byte[] hashes;
    private final int[] first;
    private final int[] torrentOf;
    private final byte[] states;
    private final int[] occupants;

    /**
     * Makes a population.
     *
     * @throws IllegalArgumentException when a swarm is too large for the source addresses
     */
    Population(PopulationSettings settings) {
        this.settings = settings;
        this.hashes = infoHashes(settings.seed(), settings.torrents());
        this.first = starts(settings);
        this.torrentOf = new int[settings.peers()];
        this.states = new byte[settings.peers()];
        this.occupants = new int[settings.peers()];
        long seeds = (long) (settings.seedShare() * (1L << 53));
        for (int torrent = 0; torrent < settings.torrents(); torrent++) {
            requireFits(swarmSize(torrent));
            for (int peer = first[torrent]; peer < first[torrent + 1]; peer++) {
                torrentOf[peer] = torrent;
                states[peer] = mix(settings.seed() ^ mix(peer)) >>> 11 < seeds ? SEED : 0;
            }
        }
    }

    int peers() {
        return states.length;
    }

    int torrents() {
        return settings.torrents();
    }

    int swarmSize(int torrent) {
        return first[torrent + 1] - first[torrent];
    }

    int torrentOf(int peer) {
        return torrentOf[peer];
    }

    /** The number of the source address a peer is at. */
    int sourceOf(int peer) {
        return (peer - first[torrentOf[peer]]) % settings.sources();
    }

    boolean isSeed(int peer) {
        return (states[peer] & SEED) != 0;
    }

    void completes(int peer) {
        states[peer] |= SEED;
    }

    /** The occupant of a seat goes and another, who has nothing yet, takes it. */
    void succeeds(int peer) {
        occupants[peer]++;
        states[peer] &= ~SEED;
    }

    /** Who a peer is to the tracker. */
    void identify(Request request, int peer) {
        int torrent = torrentOf[peer];
        int seat = peer - first[torrent];
        int span = span(torrent);
        request.peer = peer;
        request.torrent = torrent;
        request.source = seat % settings.sources();
        request.port = FIRST_PORT + seat / settings.sources() + occupants[peer] % (PORTS / span) * span;
    }

    /** Whether a peer of this torrent at this source and port takes its seat or has had it. */
    boolean hasAnnounced(int torrent, int source, int port) {
        int span = span(torrent);
        int seat = (port - FIRST_PORT) % span * settings.sources() + source;
        if (port < FIRST_PORT || seat >= swarmSize(torrent)) {
            return false;
        }
        int peer = first[torrent] + seat;
        return (port - FIRST_PORT) / span <= occupants[peer];
    }

    /** Where the info-hash of a torrent begins in {@link #hashes}. */
    static int hashOffset(int torrent) {
        return torrent * HASH;
    }

    /** All info-hashes, one behind the other; not to be written to. */
    byte[] hashes() {
        return hashes;
    }

    /** Eight bytes for the id of a peer, and its key. */
    long identity(int peer) {
        return mix(settings.seed() + 0x7065_6572L ^ mix(((long) occupants[peer] << 32) + peer));
    }

    static byte[] infoHashes(long seed, int torrents) {
        ByteBuffer bytes = ByteBuffer.allocate(torrents * HASH);
        for (int torrent = 0; torrent < torrents; torrent++) {
            long root = mix(seed ^ mix(torrent + 0x746F_7272L));
            bytes.putLong(mix(root + 1)).putLong(mix(root + 2)).putInt((int) mix(root + 3));
        }
        return bytes.array();
    }

    /** Where each swarm begins, by Zipf's law; rounded so that the sum is exact and no swarm is off by more than one. */
    private static int[] starts(PopulationSettings settings) {
        int[] starts = new int[settings.torrents() + 1];
        double[] sums = new double[settings.torrents() + 1];
        for (int torrent = 0; torrent < settings.torrents(); torrent++) {
            sums[torrent + 1] = sums[torrent] + StrictMath.pow(torrent + 1, -settings.zipf());
        }
        double whole = sums[settings.torrents()];
        for (int torrent = 1; torrent <= settings.torrents(); torrent++) {
            starts[torrent] = (int) StrictMath.round(sums[torrent] / whole * settings.peers());
        }
        return starts;
    }

    /** Ports that one generation of a swarm's occupants takes at each source. */
    private int span(int torrent) {
        return Math.max(1, (swarmSize(torrent) + settings.sources() - 1) / settings.sources());
    }

    private void requireFits(int size) {
        if (size > (long) PORTS * settings.sources()) {
            throw new IllegalArgumentException("sources: the largest swarm has " + size + " peers, and one address has "
                    + PORTS + " ports for them; take " + (size + PORTS - 1) / PORTS + " sources, or fewer peers");
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long z) {
        z += 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}

package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.builtin.RarestFirst;
import io.swarmbed.engine.policy.builtin.TitForTat;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one session does all the time, with 1,024 pieces and 50 connections: it hears HAVEs, picks, holds choke rounds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SessionBenchmark {
    private static final int PIECES = 1024;
    private static final int CONNECTIONS = 50;

    /** A leecher and those who are connected to it. */
    private static Swarm.Peer connect(RandomStream draws, int percent) {
        Swarm swarm = new Swarm(1, 65_536L * PIECES, 65_536);
        Swarm.Peer leecher = swarm.leecher();
        List<Stranger> strangers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            strangers.add(new Stranger(swarm, true).dial(leecher));
        }
        swarm.runFor(Swarm.SECOND);
        for (Stranger stranger : strangers) {
            PieceSet pieces = new PieceSet(PIECES);
            for (int piece = 0; piece < PIECES; piece++) {
                if (draws.nextInt(100) < percent) {
                    pieces.add(piece);
                }
            }
            stranger.out().bitfield(pieces);
            stranger.out().interested();
        }
        swarm.runFor(Swarm.SECOND);
        return leecher;
    }

    /** Connections of which nothing is known yet. */
    @State(Scope.Thread)
    public static class Fresh {
        private final RandomStream draws = new RandomStream(1);
        private final int[] order = new int[PIECES * CONNECTIONS];
        private PeerSession[] peers = new PeerSession[0];

        /** Connects anew, and draws the order of the HAVEs. */
        @Setup(Level.Invocation)
        public void connect() {
            peers = SessionBenchmark.connect(draws, 0).session.peers().toArray(PeerSession[]::new);
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            draws.shuffle(order);
        }
    }

    /** Connections to peers that have half of the pieces each and want all of ours. */
    @State(Scope.Thread)
    public static class Settled {
        private final RandomStream draws = new RandomStream(2);
        private final RarestFirst picker = new RarestFirst(0);
        private final TitForTat choker = new TitForTat();
        private final TorrentSession session = connect(draws, 50).session;
        private final PieceOffers offers = new PieceOffers(session, draws);
        private int next;
    }

    /** A HAVE of a piece that is wanted; nobody serves us, so that none leads to a request. */
    @Benchmark
    @OperationsPerInvocation(PIECES * CONNECTIONS)
    public int have(Fresh fresh) {
        for (int each : fresh.order) {
            fresh.peers[each % CONNECTIONS].have(each / CONNECTIONS);
        }
        return fresh.peers.length;
    }

    /** Turns to a peer and picks a piece for it, all pieces being unstarted. */
    @Benchmark
    public int pick(Settled settled) {
        settled.next = settled.next + 1 == CONNECTIONS ? 0 : settled.next + 1;
        settled.offers.look(settled.session.peers().get(settled.next));
        return settled.picker.pick(settled.offers);
    }

    /** Decides whom to unchoke. */
    @Benchmark
    public Object chokeRound(Settled settled) {
        settled.choker.round(settled.session.chokes());
        return settled.session.peers().get(0).status();
    }
}

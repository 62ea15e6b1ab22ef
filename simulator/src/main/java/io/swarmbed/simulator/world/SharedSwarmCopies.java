package io.swarmbed.simulator.world;

import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.meta.PieceSet;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The copies of each piece in one run's swarm. Thread-safe. */
final class SharedSwarmCopies implements SwarmCopies {
    private final AtomicIntegerArray copies;

    SharedSwarmCopies(int pieceCount) {
        copies = new AtomicIntegerArray(pieceCount);
    }

    @Override
    public int copies(int piece) {
        return copies.get(piece);
    }

    @Override
    public void add(int piece) {
        copies.incrementAndGet(piece);
    }

    @Override
    public void add(PieceSet pieces) {
        pieces.forEach(copies::incrementAndGet);
    }

    @Override
    public void remove(PieceSet pieces) {
        pieces.forEach(copies::decrementAndGet);
    }
}

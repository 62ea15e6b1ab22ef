package io.swarmbed.engine.link;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.wire.WireSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Weighted deficit round-robin (Shreedhar, Varghese 1995) over the connections that have something to move. In a round the
 * heaviest may move a block and the others in proportion, so weights of any size do not make bursts.
 */
final class TurnRing<T extends Turn> {
    /** What the heaviest connection may move in a round: one block with its header, in bytes. */
    private static final int QUANTUM = PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER;

    private @Nullable T head;
    /** The largest weight in the ring, which is looked for again when it may have changed. */
    private int heaviest = 1;

    private boolean weighed = true;

    boolean isEmpty() {
        return head == null;
    }

    boolean contains(T turn) {
        return turn.next != null;
    }

    /**
     * Appends a connection that is not in the ring, with what it may move at its first turn; what it has overdrawn is
     * remembered, what it saved is not.
     */
    void add(T turn) {
        heaviest = Math.max(heaviest(), turn.weight);
        turn.deficit = Math.min(turn.deficit, 0) + quantum(turn);
        Turn first = head;
        if (first == null) {
            turn.next = turn;
            turn.previous = turn;
            head = turn;
            return;
        }
        Turn last = Objects.requireNonNull(first.previous);
        turn.next = first;
        turn.previous = last;
        last.next = turn;
        first.previous = turn;
    }

    /** The weight of a connection has changed, in the ring or not. */
    void reweighed() {
        weighed = false;
    }

    private int heaviest() {
        if (weighed) {
            return heaviest;
        }
        weighed = true;
        heaviest = 1;
        Turn turn = head;
        while (turn != null) {
            heaviest = Math.max(heaviest, turn.weight);
            turn = turn.next == head ? null : turn.next;
        }
        return heaviest;
    }

    @SuppressWarnings("unchecked")
    void remove(T turn) {
        Turn next = turn.next;
        if (next == null) {
            return;
        }
        Turn previous = Objects.requireNonNull(turn.previous);
        previous.next = next;
        next.previous = previous;
        if (head == turn) {
            head = next == turn ? null : (T) next;
        }
        turn.next = null;
        turn.previous = null;
        weighed &= turn.weight < heaviest || heaviest == 1;
    }

    /** The connection whose turn it is; the ring is not empty. */
    @SuppressWarnings("unchecked")
    T current() {
        T turn = Objects.requireNonNull(head);
        while (turn.deficit <= 0) {
            turn.deficit += quantum(turn);
            turn = (T) Objects.requireNonNull(turn.next);
        }
        head = turn;
        return turn;
    }

    /** At least 1. */
    private long quantum(Turn turn) {
        return Math.max(1, (long) turn.weight * QUANTUM / heaviest());
    }
}

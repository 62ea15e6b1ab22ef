package io.swarmbed.engine.virtual;

/** Chooses blocks, for example those to corrupt. */
@FunctionalInterface
public interface BlockRule {
    BlockRule NONE = (piece, begin) -> false;

    BlockRule ALL = (piece, begin) -> true;

    boolean test(int piece, int begin);
}

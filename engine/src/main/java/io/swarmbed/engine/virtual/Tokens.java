package io.swarmbed.engine.virtual;

import io.swarmbed.engine.meta.PieceGeometry;

/** Makes the tokens that stand for blocks. One thread. */
public abstract sealed class Tokens {
    private Tokens() {}

    /** A block with the right content. */
    public abstract VirtualBlock good(int length);

    /** A block that this node has corrupted. */
    public abstract VirtualBlock corrupt(int length, int node);

    /** Tokens handed out and not released yet; 0 for tokens that are not counted. */
    public abstract long live();

    /** Tokens without an owner, which cost nothing: those of one length are the same object. */
    public static Tokens shared() {
        return new Shared();
    }

    /** Tokens that must be released exactly once each; a second release is an error. */
    public static Tokens counting() {
        return new Counting();
    }

    private static final class Shared extends Tokens {
        private final VirtualBlock whole = new SharedBlock(PieceGeometry.BLOCK_LENGTH, VirtualBlock.NOBODY);
        private VirtualBlock other = whole;

        @Override
        public VirtualBlock good(int length) {
            if (length == PieceGeometry.BLOCK_LENGTH) {
                return whole;
            }
            if (length != other.length()) {
                other = new SharedBlock(length, VirtualBlock.NOBODY);
            }
            return other;
        }

        @Override
        public VirtualBlock corrupt(int length, int node) {
            return new SharedBlock(length, node);
        }

        @Override
        public long live() {
            return 0;
        }
    }

    private record SharedBlock(int length, int corruptedBy) implements VirtualBlock {
        @Override
        public void release() {}
    }

    private static final class Counting extends Tokens {
        private long live;

        @Override
        public VirtualBlock good(int length) {
            return corrupt(length, VirtualBlock.NOBODY);
        }

        @Override
        public VirtualBlock corrupt(int length, int node) {
            live++;
            return new CountedBlock(this, length, node);
        }

        @Override
        public long live() {
            return live;
        }
    }

    private static final class CountedBlock implements VirtualBlock {
        private final Counting tokens;
        private final int length;
        private final int corruptedBy;
        private boolean released;

        private CountedBlock(Counting tokens, int length, int corruptedBy) {
            this.tokens = tokens;
            this.length = length;
            this.corruptedBy = corruptedBy;
        }

        @Override
        public int length() {
            return owned(length);
        }

        @Override
        public int corruptedBy() {
            return owned(corruptedBy);
        }

        private int owned(int value) {
            if (released) {
                throw new IllegalStateException("a block was used after its release");
            }
            return value;
        }

        @Override
        public void release() {
            owned(0);
            released = true;
            tokens.live--;
        }
    }
}

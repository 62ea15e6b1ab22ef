package io.swarmbed.engine.policy;

/** Says which of its pieces a peer tells others of: super-seeding, under-reporting. */
public interface Disclosure {
    /** Tells everybody of everything. */
    Disclosure EVERYTHING = (to, piece) -> true;

    boolean reveal(PeerView to, int piece);
}

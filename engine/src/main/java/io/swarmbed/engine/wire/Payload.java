package io.swarmbed.engine.wire;

/**
 * Block content that the core carries and never opens. Ownership passes with each call that takes one: the callee
 * releases it, also when the connection is closed, the block unwanted or the write failed.
 */
public interface Payload {
    /** Bytes of content. */
    int length();

    /** Gives the content back, exactly once. */
    void release();
}

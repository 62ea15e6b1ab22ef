package io.swarmbed.engine.storage;

/** How room for files is made before their content comes. */
public enum Allocation {
    /** Files get their full length, and disk space as blocks are written. */
    SPARSE,
    /** Zeros are written first, so that a full disk is noticed before the start. */
    FULL,
    /** Files are made and grow as blocks are written. */
    GROW
}

package io.swarmbed.engine.virtual;

/** Something that happens at a virtual time; it is made once and scheduled as often as needed. */
abstract class Event {
    /** Where the {@link EventQueue} keeps it; negative while it is not scheduled. */
    int slot = -1;

    abstract void fire();

    final boolean scheduled() {
        return slot >= 0;
    }
}

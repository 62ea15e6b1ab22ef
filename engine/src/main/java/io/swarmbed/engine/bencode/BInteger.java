package io.swarmbed.engine.bencode;

/** A bencoded integer. BEP 3 sets no bound; here it is that of a long. */
public record BInteger(long value) implements BValue {
    static final String KIND = "an integer";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

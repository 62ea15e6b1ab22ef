package io.swarmbed.simulator.check;

import io.swarmbed.engine.virtual.Verb;
import java.util.Locale;

/**
 * A message under way.
 *
 * @param nanos when it was sent
 * @param event the number of the event in which it was sent
 */
record Message(long nanos, long event, Verb verb, int a, int b, int c) {
    boolean is(Verb otherVerb, int otherA, int otherB, int otherC) {
        return verb == otherVerb && a == otherA && b == otherB && c == otherC;
    }

    int wireBytes() {
        return verb.wireBytes(b, c);
    }

    @Override
    public String toString() {
        return text(verb, a, b, c);
    }

    static String text(Verb verb, int a, int b, int c) {
        String name = verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (verb) {
            case HAVE, ALLOWED_FAST, SUGGEST, PORT -> name + " " + a;
            case REQUEST, CANCEL, REJECT, PIECE, BITFIELD, EXTENDED -> name + " " + a + " " + b + " " + c;
            default -> name;
        };
    }
}

package io.swarmbed.engine.tracker;

/** Text from a stranger, made fit for a log line. */
final class ForeignText {
    private static final int LONGEST = 200;

    private ForeignText() {}

    /** The text on one line of at most 200 characters, without control characters. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c);
        }
        String cut = line.toString().strip();
        return text.length() > LONGEST ? cut + "…" : cut;
    }
}

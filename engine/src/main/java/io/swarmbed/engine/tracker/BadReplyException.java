package io.swarmbed.engine.tracker;

/** A tracker's reply, or its URL, makes no sense; the message is a line that says why. */
final class BadReplyException extends Exception {
    BadReplyException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

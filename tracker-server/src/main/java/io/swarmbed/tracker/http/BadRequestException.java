package io.swarmbed.tracker.http;

/** A request that cannot be answered; the message becomes the {@code failure reason}. */
final class BadRequestException extends Exception {
    BadRequestException(String reason) {
        super(reason, null, false, false);
    }
}

package io.swarmbed.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * A strategy has failed, so that its torrent cannot go on: it threw something, did not return, or answered what cannot
 * be. The message is one line: which strategy did what.
 */
public final class StrategyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A strategy that tells who it is, for messages. */
    public interface Titled {
        /** Such as {@code picker 'window' of home-3}. */
        String title();
    }

    /**
     * A strategy of this title did this.
     *
     * @param title such as {@code picker 'window' of home-3}
     * @param deed such as {@code threw ArithmeticException: / by zero}
     */
    public StrategyException(String title, String deed, @Nullable Throwable cause) {
        super("the " + title + " " + deed, cause);
    }

    private StrategyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, done in this place of the strategy's code, such as {@code  (MyPicker.java:31)}. */
    public StrategyException at(String place) {
        return place.isEmpty() ? this : new StrategyException(getMessage() + place, this);
    }

    /** This strategy did this; one that has no title goes by the name of its class. */
    public static StrategyException of(String kind, Object strategy, String deed) {
        String title = strategy instanceof Titled titled
                ? titled.title()
                : kind + " " + strategy.getClass().getSimpleName();
        return new StrategyException(title, deed, null);
    }
}

package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.LinkageWords;
import io.swarmbed.engine.policy.StrategyException;
import java.util.function.Supplier;

/** Stands around a foreign strategy of one peer. */
abstract class Guard implements StrategyException.Titled {
    private final StrategyWatch watch;
    private final String title;

    /** @param title such as {@code picker 'window' of home-3} */
    Guard(StrategyWatch watch, String title) {
        this.watch = watch;
        this.title = title;
    }

    @Override
    public final String title() {
        return title;
    }

    /** The strategy is called. */
    final CallMark enter() {
        CallMark mark = watch.mark();
        mark.enter(title);
        return mark;
    }

    /** The strategy has thrown this; returns what is to be thrown in its place. */
    final RuntimeException failed(CallMark mark, Throwable thrown) {
        return failed(mark, title, thrown);
    }

    /** A new strategy, made by foreign code. */
    static <T> T make(StrategyWatch watch, String title, Supplier<T> maker) {
        CallMark mark = watch.mark();
        mark.enter(title);
        T made;
        try {
            made = maker.get();
        } catch (Throwable thrown) {
            throw failed(mark, title, thrown);
        }
        mark.leave();
        return made;
    }

    private static RuntimeException failed(CallMark mark, String title, Throwable thrown) {
        mark.leave();
        if (thrown instanceof StrategyException told) {
            return told.at(Frames.place(told));
        }
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        return new StrategyException(title, deed(thrown) + Frames.place(thrown), thrown);
    }

    private static String deed(Throwable thrown) {
        if (thrown instanceof NoClassDefFoundError missing) {
            return "could not go on: " + LinkageWords.of(missing);
        }
        String message = message(thrown);
        return "threw " + thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** The first line of what an exception says; what it says is foreign code too. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message.lines().findFirst().orElse("");
        } catch (RuntimeException | StackOverflowError unreadable) {
            return "";
        }
    }
}

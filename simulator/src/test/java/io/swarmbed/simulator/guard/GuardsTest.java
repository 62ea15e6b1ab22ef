package io.swarmbed.simulator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PolicySupplier;
import io.swarmbed.engine.policy.StrategyException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @SuppressWarnings("NullAway")
    private static final PickView NO_VIEW = null;

    private static PolicySupplier<PiecePicker> foreign(Supplier<PiecePicker> maker) {
        return new PolicySupplier<>("picker", "window", true, maker);
    }

    private static StrategyException failure(PiecePicker picker) {
        try (StrategyWatch watch = new StrategyWatch(Duration.ofSeconds(10))) {
            PiecePicker guarded = new Guards(watch).picker(foreign(() -> picker), "home-3");
            return catchThrowableOfType(StrategyException.class, () -> guarded.pick(NO_VIEW));
        }
    }

    @Test
    void built_in_strategies_go_without_a_guard() {
        try (StrategyWatch watch = new StrategyWatch(SHORT)) {
            PiecePicker picker = view -> 3;
            Choker choker = view -> {};
            Guards guards = new Guards(watch);
            assertThat(guards.picker(new PolicySupplier<>("picker", "x", false, () -> picker), "home-3"))
                    .isSameAs(picker);
            assertThat(guards.choker(new PolicySupplier<>("choker", "x", false, () -> choker), "home-3"))
                    .isSameAs(choker);
        }
    }

    @Test
    void a_guard_passes_every_question_on() {
        for (Class<?> guard : List.of(
                GuardedPicker.class,
                GuardedChoker.class,
                GuardedDisclosure.class,
                GuardedSelector.class,
                GuardedSizer.class)) {
            for (Method method : guard.getMethods()) {
                boolean declared = method.getDeclaringClass() == guard;
                boolean ofStrategy =
                        method.getDeclaringClass().isInterface() && !Modifier.isStatic(method.getModifiers());
                assertThat(ofStrategy && !declared)
                        .as(guard.getSimpleName() + " does not pass on " + method)
                        .isFalse();
            }
        }
    }

    @Test
    void what_a_strategy_throws_is_told_with_its_name_and_its_peer() {
        StrategyException thrown = failure(view -> {
            throw new IllegalStateException("two\nlines");
        });
        assertThat(thrown)
                .hasMessage("the picker 'window' of home-3 threw IllegalStateException: two")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure(view -> {
                    throw new StackOverflowError();
                }))
                .hasMessage("the picker 'window' of home-3 threw StackOverflowError");
        assertThat(failure(view -> {
                    throw new NoClassDefFoundError("com/example/Other");
                }))
                .hasMessageContaining("could not go on: the class com.example.Other is missing");
    }

    @Test
    void an_exception_that_cannot_tell_what_it_is_about_names_the_strategy_all_the_same() {
        class Mute extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("broken too");
            }
        }
        assertThat(failure(view -> {
                    throw new Mute();
                }))
                .hasMessage("the picker 'window' of home-3 threw Mute");
    }

    @Test
    void a_strategy_that_cannot_be_made_is_told_of_too() {
        try (StrategyWatch watch = new StrategyWatch(SHORT)) {
            PolicySupplier<PiecePicker> supplier = foreign(() -> {
                throw new UnsupportedOperationException("the tenth");
            });
            assertThat(catchThrowableOfType(
                            StrategyException.class, () -> new Guards(watch).picker(supplier, "home-3")))
                    .hasMessage("the picker 'window' of home-3 threw UnsupportedOperationException: the tenth");
        }
    }

    @Test
    void one_that_does_not_return_is_left_behind_and_its_thread_ends_when_it_does() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch wentOn = new CountDownLatch(1);
        try (StrategyWatch watch = new StrategyWatch(SHORT)) {
            PiecePicker guarded = new Guards(watch).picker(foreign(() -> view -> waitFor(gate)), "home-3");
            String told = watch.supervise(
                    () -> {
                        try {
                            guarded.pick(NO_VIEW);
                            wentOn.countDown();
                            return "returned";
                        } finally {
                            ended.countDown();
                        }
                    },
                    StrategyException::getMessage);
            assertThat(told).startsWith("the picker 'window' of home-3 did not return within ");
            gate.countDown();
            ended.await();
            assertThat(wentOn.getCount()).isEqualTo(1);
        }
    }

    private static int waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return PiecePicker.NONE;
    }

    @Test
    void many_short_calls_are_no_long_one() throws InterruptedException {
        try (StrategyWatch watch = new StrategyWatch(SHORT)) {
            PiecePicker guarded = new Guards(watch).picker(foreign(() -> view -> 1), "home-3");
            long until = System.nanoTime() + 3 * SHORT.toNanos();
            String told = watch.supervise(
                    () -> {
                        long calls = 0;
                        while (System.nanoTime() < until) {
                            calls += guarded.pick(NO_VIEW);
                        }
                        return calls > 0 ? "done" : "no call";
                    },
                    StrategyException::getMessage);
            assertThat(told).isEqualTo("done");
        }
    }
}

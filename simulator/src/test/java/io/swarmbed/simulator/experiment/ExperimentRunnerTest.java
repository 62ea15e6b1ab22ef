package io.swarmbed.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExperimentRunnerTest {
    private static final String SWARM = """
            name: tiny
            content: {size: 64 KiB, piece: 64 KiB}
            peers: [{name: origin, complete: true}, {name: home}]
            """;

    @TempDir
    private Path folder;

    private final List<Long> ran = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final List<ExperimentProgress> told = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> interruption = new CompletableFuture<>();

    /** What happens in a run. */
    private interface Course {
        RunOutcome run(SwarmRun run) throws WorldException, InterruptedException;
    }

    private static RunOutcome outcome(boolean trustworthy) {
        return new RunOutcome(true, "all-complete", trustworthy, 1_000_000_000, Optional.of("abc"), Optional.empty());
    }

    private List<TrialResult> run(String more, int jobs, boolean resume, Course course) throws Exception {
        return run(SWARM + more, jobs, resume, "1.0", course);
    }

    private List<TrialResult> run(String text, int jobs, boolean resume, String version, Course course)
            throws Exception {
        ExperimentRunner.Worlds worlds = new ExperimentRunner.Worlds() {
            @Override
            public World world(Scenario scenario) {
                return new World() {
                    @Override
                    public void check(Scenario checked, SwarmPlan plan) {}

                    @Override
                    public RunOutcome run(SwarmRun run) throws WorldException, InterruptedException {
                        ran.add(run.scenario().seed());
                        return course.run(run);
                    }
                };
            }

            @Override
            public ScenarioRunner.Labels labels(Trial trial) {
                return new ScenarioRunner.Labels("tiny.yaml", "none", version);
            }
        };
        List<Task> tasks = Recorded.experiment(text).trials().stream()
                .map(trial -> new Task(trial, folder, worlds))
                .toList();
        return new ExperimentRunner(new ExperimentRunner.Options(jobs, resume, false))
                .run(tasks, told::add, interruption).stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    @Test
    void runs_in_virtual_time_go_on_side_by_side() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<TrialResult> results = run("world: virtual\ncompare: {seeds: 2}", 2, false, run -> {
            both.countDown();
            assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
            return outcome(true);
        });
        assertThat(results).hasSize(2).allMatch(TrialResult::counts);
        assertThat(results).extracting(result -> result.trial().seed()).containsExactly(1L, 2L);
    }

    @Test
    void how_far_runs_have_come_is_told_while_they_go_on() throws Exception {
        run("world: virtual\ncompare: {seeds: 2}", 1, false, run -> {
            run.progress().accept(new Progress(0, 2, 2, 0, 1, 0.25, 0, 0));
            return outcome(true);
        });
        assertThat(told)
                .extracting(ExperimentProgress::done, ExperimentProgress::share)
                .contains(tuple(0, 0.125), tuple(2, 1.0));
    }

    @Test
    void the_longest_runs_go_first_and_results_keep_the_order_of_the_tasks() throws Exception {
        List<TrialResult> results =
                run("world: virtual\ncompare: {vary: {home.count: [1, 30, 10]}, seeds: 1}", 1, false, run -> {
                    sizes.add(run.scenario().peerCount());
                    return outcome(true);
                });
        assertThat(sizes).containsExactly(31, 11, 2);
        assertThat(results)
                .extracting(result -> result.trial().variant().scenario().peerCount())
                .containsExactly(2, 31, 11);
    }

    @Test
    void runs_over_sockets_have_the_machine_to_themselves() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        run("world: loopback\ncompare: {vary: {home.up: [1 kB/s, 2 kB/s]}, seeds: 3}", 4, false, run -> {
            assertThat(underWay.incrementAndGet()).isEqualTo(1);
            underWay.decrementAndGet();
            return outcome(true);
        });
        assertThat(ran).containsExactly(1L, 1L, 2L, 2L, 3L, 3L);
    }

    @Test
    void a_run_that_is_not_to_be_trusted_is_repeated_and_kept_beside_the_better_one() throws Exception {
        List<TrialResult> results =
                run("world: loopback\ncompare: {seeds: 1}", 1, false, run -> outcome(ran.size() == 3));
        assertThat(ran).hasSize(3);
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.trustworthy()).isTrue();
            assertThat(result.repeats()).isEqualTo(2);
        });
        assertThat(folder.resolve("tiny-1.untrustworthy-1/run.json")).isNotEmptyFile();
        assertThat(folder.resolve("tiny-1.untrustworthy-2/run.json")).isNotEmptyFile();
    }

    @Test
    void a_machine_that_never_keeps_pace_ends_with_a_marked_result() throws Exception {
        List<TrialResult> results = run("world: loopback\ncompare: {seeds: 1}", 1, false, run -> outcome(false));
        assertThat(ran).hasSize(1 + ExperimentRunner.MOST_REPEATS);
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.counts()).isTrue();
            assertThat(result.trustworthy()).isFalse();
            assertThat(result.repeats()).isEqualTo(ExperimentRunner.MOST_REPEATS);
        });
    }

    @Test
    void a_resumed_experiment_runs_only_what_is_not_done() throws Exception {
        run("world: virtual\ncompare: {seeds: 2}", 1, false, run -> outcome(true));
        ran.clear();
        List<TrialResult> results = run("world: virtual\ncompare: {seeds: 3}", 1, true, run -> outcome(true));
        assertThat(ran).containsExactly(3L);
        assertThat(results).hasSize(3).allMatch(TrialResult::counts);
    }

    @Test
    void a_run_of_another_swarm_and_one_that_was_cut_off_are_run_again() throws Exception {
        run("world: virtual\ncompare: {seeds: 3}", 1, false, run -> outcome(true));
        Files.delete(folder.resolve("tiny-2/run.json"));
        ran.clear();
        run("world: virtual\ncompare: {seeds: 3}", 1, true, run -> outcome(true));
        assertThat(ran).containsExactly(2L);
        ran.clear();
        run("world: virtual\nstop: {after: 1 min}\ncompare: {seeds: 3}", 1, true, run -> outcome(true));
        assertThat(ran).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_run_whose_content_has_other_bytes_under_the_same_name_is_run_again() throws Exception {
        Path content = Files.writeString(folder.resolve("content.txt"), "one");
        String real = "world: virtual\ncompare: {seeds: 1}\n";
        String swarm = SWARM.replace("{size: 64 KiB, piece: 64 KiB}", "{path: " + content + ", piece: 64 KiB}");
        run(swarm, real, false);
        ran.clear();
        run(swarm, real, true);
        assertThat(ran).isEmpty();
        Files.writeString(content, "two");
        run(swarm, real, true);
        assertThat(ran).containsExactly(1L);
    }

    private void run(String swarm, String more, boolean resume) throws Exception {
        run(swarm + more, 1, resume, "1.0", run -> outcome(true));
    }

    @Test
    void a_run_of_another_build_is_run_again() throws Exception {
        run(SWARM + "world: virtual\ncompare: {seeds: 1}", 1, false, "1.0", run -> outcome(true));
        run(SWARM + "world: virtual\ncompare: {seeds: 1}", 1, true, "1.0+00ff", run -> outcome(true));
        assertThat(ran).containsExactly(1L, 1L);
    }

    @Test
    void what_is_expected_may_change_without_running_again() throws Exception {
        run("world: virtual\ncompare: {seeds: 1}", 1, false, run -> outcome(true));
        ran.clear();
        run(
                "world: virtual\ncompare: {seeds: 1}\nexpect: [{metric: waste, is: '<= 1'}]",
                1,
                true,
                run -> outcome(true));
        assertThat(ran).isEmpty();
    }

    @Test
    void an_interruption_keeps_what_is_done_and_leaves_nothing_half_done() throws Exception {
        List<TrialResult> results = run("world: virtual\ncompare: {seeds: 5}", 1, false, run -> {
            if (ran.size() == 3) {
                interruption.complete(null);
            }
            return outcome(true);
        });
        assertThat(results).hasSize(2);
        assertThat(folder.resolve("tiny-2/run.json")).isNotEmptyFile();
        assertThat(folder.resolve("tiny-3")).doesNotExist();
        assertThat(ran).hasSize(3);
    }

    @Test
    void a_run_that_fails_is_reported_and_the_others_go_on() throws Exception {
        List<TrialResult> results = run("world: virtual\ncompare: {seeds: 4}", 2, false, run -> {
            if (run.scenario().seed() == 2) {
                throw new WorldException("no room for it");
            }
            if (run.scenario().seed() == 3) {
                throw new IllegalStateException("a defect");
            }
            return run.scenario().seed() == 4
                    ? new RunOutcome(false, "time is over", true, 1, Optional.empty(), Optional.empty())
                    : outcome(true);
        });
        assertThat(results)
                .extracting(TrialResult::fault)
                .containsExactly("", "no room for it", "java.lang.IllegalStateException: a defect", "time is over");
    }
}

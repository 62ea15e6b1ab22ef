package io.swarmbed.simulator.scenario.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwarmPlanTest {
    private static final String SWARM = """
            seed: 7
            peers:
              - {name: origin, complete: true, leave: {after-complete: 9 s}}
              - name: home
                count: 50
                up: 1..9 Mbit/s
                down: {lognormal: {median: 50 kB/s, sigma: 1.37}}
                latency: 10..60 ms
                arrive: {poisson: 2/s, from: 3 s}
                leave: {after-complete: {exponential: {mean: 2 min}}}
                abort: {after: {exponential: {mean: 5 min}}}
              - {name: late, count: 2, arrive: {at: [4 s, 2 s]}, leave: {after: 1 h}}
            """;

    private static Scenario scenario(String... overrides) throws ScenarioException {
        return new ScenarioReader(Policies.builtIn()).read(SWARM, "swarm.yaml", Path.of("/"), List.of(overrides));
    }

    private static Scenario read(String text) throws ScenarioException {
        return new ScenarioReader(Policies.builtIn()).read(text, "swarm.yaml", Path.of("/"), List.of());
    }

    private static SwarmPlan plan(String... overrides) throws ScenarioException {
        return SwarmPlan.of(scenario(overrides));
    }

    @Test
    void peers_are_numbered_and_named_in_the_order_of_the_scenario() throws ScenarioException {
        List<PeerPlan> peers = plan().peers();
        assertThat(peers).hasSize(53);
        assertThat(peers).extracting(PeerPlan::index).isSorted().doesNotHaveDuplicates();
        assertThat(peers)
                .extracting(PeerPlan::name)
                .startsWith("origin", "home-1", "home-2")
                .endsWith("late-1", "late-2");
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_another_another() throws ScenarioException {
        assertThat(plan()).isEqualTo(plan());
        assertThat(plan("seed=8")).isNotEqualTo(plan());
    }

    @Test
    void a_larger_group_begins_with_the_same_peers() throws ScenarioException {
        List<PeerPlan> fewer = plan("home.count=20").peers();
        List<PeerPlan> more = plan().peers();
        for (int i = 1; i <= 20; i++) {
            assertThat(fewer.get(i).joinNanos()).isEqualTo(more.get(i).joinNanos());
            assertThat(fewer.get(i).uploadBytesPerSecond())
                    .isEqualTo(more.get(i).uploadBytesPerSecond());
            assertThat(fewer.get(i).abortAfterJoinNanos()).isEqualTo(more.get(i).abortAfterJoinNanos());
        }
        assertThat(fewer.get(21).joinNanos()).isEqualTo(more.get(51).joinNanos());
    }

    @Test
    void a_change_of_one_draw_leaves_the_others() throws ScenarioException {
        List<PeerPlan> before = plan().peers();
        List<PeerPlan> after = plan("home.up=1 Mbit/s", "home.picker=random").peers();
        assertThat(after)
                .extracting(PeerPlan::joinNanos)
                .isEqualTo(before.stream().map(PeerPlan::joinNanos).toList());
        assertThat(after)
                .extracting(PeerPlan::latencyNanos)
                .isEqualTo(before.stream().map(PeerPlan::latencyNanos).toList());
    }

    @Test
    void poisson_arrivals_follow_each_other_at_their_rate() throws ScenarioException {
        List<PeerPlan> home = plan("home.count=2000").peers().subList(1, 2001);
        assertThat(home).extracting(PeerPlan::joinNanos).isSorted();
        assertThat(home.get(0).joinNanos()).isGreaterThanOrEqualTo(3_000_000_000L);
        double seconds = (home.get(1999).joinNanos() - 3e9) / 1e9;
        assertThat(seconds).isBetween(930.0, 1070.0);
    }

    @Test
    void a_spread_stays_in_its_span() throws ScenarioException {
        List<PeerPlan> home =
                plan("home.arrive={spread: 10 s, from: 5 s}").peers().subList(1, 51);
        assertThat(home).extracting(PeerPlan::joinNanos).allMatch(t -> t >= 5_000_000_000L && t <= 15_000_000_000L);
        assertThat(home).extracting(PeerPlan::joinNanos).doesNotHaveDuplicates();
    }

    @Test
    void times_go_to_peers_in_order_and_departures_are_drawn() throws ScenarioException {
        List<PeerPlan> peers = plan().peers();
        assertThat(peers.get(51).joinNanos()).isEqualTo(4_000_000_000L);
        assertThat(peers.get(52).joinNanos()).isEqualTo(2_000_000_000L);
        assertThat(peers.get(52).leaveAfterJoinNanos()).isEqualTo(3_600_000_000_000L);
        assertThat(peers.get(52).abortAfterJoinNanos()).isEqualTo(PeerPlan.NEVER);
        assertThat(peers.get(1).leaveAfterJoinNanos()).isEqualTo(PeerPlan.NEVER);
        assertThat(peers.get(1).leaveAfterCompletionNanos()).isPositive().isLessThan(PeerPlan.NEVER);
    }

    @Test
    void a_peer_that_is_complete_from_the_start_counts_from_joining() throws ScenarioException {
        PeerPlan origin = plan().peers().get(0);
        assertThat(origin.leaveAfterJoinNanos()).isEqualTo(9_000_000_000L);
        assertThat(origin.leaveAfterCompletionNanos()).isEqualTo(PeerPlan.NEVER);
    }

    @Test
    void both_directions_of_a_link_are_of_one_class() throws ScenarioException {
        List<PeerPlan> home = SwarmPlan.of(read("""
                        peers:
                          - {name: origin, complete: true}
                          - {name: home, count: 3000, link: bharambe-heterogeneous}
                        """)).peers().subList(1, 3001);
        assertThat(home).allMatch(peer -> switch ((int) peer.uploadBytesPerSecond()) {
            case 375_000 -> peer.downloadBytesPerSecond() == 750_000;
            case 50_000 -> peer.downloadBytesPerSecond() == 187_500;
            case 16_000 -> peer.downloadBytesPerSecond() == 98_000;
            default -> false;
        });
        for (long upload : new long[] {375_000, 50_000, 16_000}) {
            assertThat(home.stream()
                            .filter(peer -> peer.uploadBytesPerSecond() == upload)
                            .count())
                    .isBetween(900L, 1100L);
        }
    }

    @Test
    void regions_and_reachability_are_drawn_by_their_shares() throws ScenarioException {
        List<PeerPlan> home = SwarmPlan.of(read("""
                        network: {regions: {eu: {eu: 8 ms, us: 45 ms}, us: {us: 12 ms}}}
                        peers:
                          - {name: origin, complete: true, region: us}
                          - name: home
                            count: 1000
                            reachable: 60 %
                            region: {classes: [{weight: 3, value: eu}, {value: us}]}
                        """)).peers();
        assertThat(home.get(0).region()).isEqualTo(1);
        assertThat(home.get(0).reachable()).isTrue();
        assertThat(home.stream().filter(PeerPlan::reachable).count()).isBetween(550L, 650L);
        assertThat(home.stream().filter(peer -> peer.region() == 0).count()).isBetween(700L, 800L);
        assertThat(plan().peers()).allMatch(peer -> peer.region() == PeerPlan.NOWHERE && peer.reachable());
    }

    @Test
    void peers_leave_at_given_times() throws ScenarioException {
        List<PeerPlan> peers = plan("late.leave={at: [9 s, never]}").peers();
        assertThat(peers.get(51).leaveAfterJoinNanos()).isEqualTo(5_000_000_000L);
        assertThat(peers.get(52).leaveAfterJoinNanos()).isEqualTo(PeerPlan.NEVER);
    }

    @Test
    void every_peer_has_seeds_of_its_own_for_the_run() throws ScenarioException {
        SwarmPlan plan = plan();
        assertThat(plan.peers())
                .extracting(peer -> plan.seeds(peer).stream().nextLong())
                .doesNotHaveDuplicates();
    }
}

package io.swarmbed.tracker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.swarm.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Endpoint HONEST = Endpoint.ofIpv4(0x0A000001, 6881);

    /** Ten a second, twenty at once, few addresses remembered. */
    private static final RateLimit LIMIT = RateLimit.of(600, 20).withAddresses(1 << 10);

    private final RateLimiter limiter = new RateLimiter(LIMIT, 5, 7);

    @Test
    void an_address_may_ask_a_burst_at_once_and_then_at_its_rate() {
        assertThat(admitted(HONEST, 100, 0)).isEqualTo(20);
        assertThat(admitted(HONEST, 100, SECOND / 10 - 1000)).isZero();
        assertThat(admitted(HONEST, 100, SECOND / 10)).isEqualTo(1);
        assertThat(admitted(HONEST, 100, SECOND + SECOND / 10)).isEqualTo(10);
        assertThat(admitted(HONEST, 100, 60 * SECOND)).isEqualTo(20);
    }

    @Test
    void an_address_that_asks_without_pause_gets_exactly_its_rate() {
        int granted = 0;
        for (long now = 0; now < 60 * SECOND; now += SECOND / 1000) {
            granted += limiter.admits(HONEST, true, now) ? 1 : 0;
        }
        assertThat(granted).isBetween(20 + 599, 20 + 600);
    }

    @Test
    void ports_share_a_bucket_and_so_do_the_addresses_of_a_64_but_no_others() {
        assertThat(admitted(HONEST, 20, 0)).isEqualTo(20);
        assertThat(limiter.admits(HONEST.withPort(1), true, 0)).isFalse();
        assertThat(limiter.admits(Endpoint.ofIpv4(0x0A000002, 6881), true, 0)).isTrue();
        Endpoint customer = new Endpoint(0x2001_0DB8_0000_0001L, 1, 6881);
        assertThat(admitted(customer, 20, 0)).isEqualTo(20);
        assertThat(limiter.admits(new Endpoint(customer.high(), 99, 1), true, 0))
                .isFalse();
        assertThat(limiter.admits(new Endpoint(customer.high() + 1, 1, 1), true, 0))
                .isTrue();
    }

    @Test
    void packets_that_may_be_forged_use_up_a_bucket_of_their_own() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.admits(HONEST, false, 0)).isEqualTo(i < 20);
        }
        assertThat(admitted(HONEST, 100, 0)).isEqualTo(20);
        assertThat(limiter.admits(HONEST, false, SECOND / 10)).isTrue();
    }

    @Test
    void the_clock_may_run_for_months() {
        for (long day = 0; day < 400; day++) {
            long now = day * 86_400 * SECOND;
            assertThat(admitted(HONEST, 100, now)).as("day %d", day).isBetween(20, 21);
            assertThat(limiter.admits(HONEST, true, now)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_steady_honest_peer_is_never_refused_whatever_a_flood_of_addresses_does(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        RateLimiter flooded = new RateLimiter(LIMIT, random.nextLong(), random.nextLong());
        for (int request = 0; request < 600; request++) {
            long now = request * (SECOND / 10);
            assertThat(flooded.admits(HONEST, true, now))
                    .as("seed %d, request %d", seed, request)
                    .isTrue();
            for (int i = 0; i < 1000; i++) {
                flooded.admits(stranger(random), true, now + i * 100_000L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_whole_burst_is_granted_in_the_midst_of_a_flood(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        RateLimiter flooded = new RateLimiter(LIMIT, random.nextLong(), random.nextLong());
        for (int request = 0; request < 20; request++) {
            for (int i = 0; i < 5000; i++) {
                flooded.admits(stranger(random), true, request);
            }
            assertThat(flooded.admits(HONEST, true, request))
                    .as("seed %d, request %d", seed, request)
                    .isTrue();
        }
    }

    /** Ten thousand fresh addresses a second pass through a table of a thousand: a tenth of a second to go through it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_address_far_above_its_rate_stays_limited_while_fresh_addresses_flood_the_table(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        RateLimiter flooded = new RateLimiter(LIMIT, random.nextLong(), random.nextLong());
        int granted = 0;
        int seconds = 30;
        for (int i = 0; i < seconds * 10_000; i++) {
            long now = i * (SECOND / 10_000);
            flooded.admits(stranger(random), true, now);
            if (i % 100 == 0) {
                granted += flooded.admits(HONEST, true, now) ? 1 : 0;
            }
        }
        assertThat(granted).as("seed %d", seed).isBetween(20 + 10 * seconds - 2, 20 + 10 * seconds + 40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hundreds_of_greedy_addresses_are_all_held_to_their_rate(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        RateLimiter crowded = new RateLimiter(LIMIT, random.nextLong(), random.nextLong());
        int greedy = 256;
        int granted = 0;
        for (int millisecond = 0; millisecond < 10_000; millisecond += 20) {
            for (int i = 0; i < greedy; i++) {
                granted += crowded.admits(Endpoint.ofIpv4(0x0B000000 + i, 1), true, millisecond * 1_000_000L) ? 1 : 0;
            }
        }
        assertThat(granted).as("seed %d", seed).isBetween(greedy * 119, greedy * 122);
    }

    @Test
    void threads_share_one_bucket() throws Exception {
        RateLimiter shared = new RateLimiter(RateLimit.of(1, 60).withAddresses(8), 1, 2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            results.add(threads.submit(() -> {
                int granted = 0;
                for (int i = 0; i < 20_000; i++) {
                    granted += shared.admits(HONEST, true, i) ? 1 : 0;
                }
                return granted;
            }));
        }
        int granted = 0;
        for (Future<Integer> result : results) {
            granted += result.get();
        }
        threads.shutdown();
        assertThat(granted).isBetween(60, 64);
    }

    @Test
    void a_decision_leaves_no_garbage() throws Exception {
        Endpoint[] senders = new Endpoint[1000];
        RandomStream random = SeedTree.root(3).stream();
        Arrays.setAll(senders, i -> stranger(random));
        Allocation.Task decisions = () -> {
            for (int i = 0; i < 200_000; i++) {
                limiter.admits(senders[i % senders.length], true, i);
            }
        };
        decisions.run();
        assertThat(Allocation.of(decisions)).isLessThan(10_000);
    }

    @Test
    void exempt_networks_have_no_limit() throws AccessException {
        AccessControl access = AccessControl.open(AccessSettings.open()
                .withRateLimit(RateLimit.of(60, 1).withExempt(Networks.parse(List.of("10.0.0.0/8")))));
        for (int i = 0; i < 100; i++) {
            assertThat(access.admits(HONEST, 0)).isTrue();
        }
        Endpoint other = Endpoint.ofIpv4(0x0B000001, 1);
        assertThat(access.admits(other, 0)).isTrue();
        assertThat(access.admits(other, 0)).isFalse();
    }

    @Test
    void a_limit_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, 61))
                .withMessageContaining("more than an hour's worth");
    }

    private int admitted(Endpoint sender, int requests, long now) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += limiter.admits(sender, true, now) ? 1 : 0;
        }
        return granted;
    }

    private static Endpoint stranger(RandomStream random) {
        return random.nextLong() < 0
                ? Endpoint.ofIpv4((int) random.nextLong() | 0x8000_0000, 1)
                : new Endpoint(random.nextLong() >>> 3 | 0x2000_0000_0000_0000L, random.nextLong(), 1);
    }
}

package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TieredTrackersTest {
    private static final PeerAddress ALICE = PeerAddress.ofIpv4(1, 1);
    private static final PeerAddress BOB = PeerAddress.ofIpv4(2, 2);

    private final FakeTime time = new FakeTime();
    private final FakeClient client = new FakeClient();
    private final List<AnnounceOutcome> outcomes = new ArrayList<>();

    private static final class FakeClient implements TrackerClient {
        final List<String> asked = new ArrayList<>();
        final Set<String> dead = new TreeSet<>();
        final Set<String> silent = new TreeSet<>();
        final Map<String, Consumer<AnnounceOutcome>> waiting = new TreeMap<>();
        final Map<String, AnnounceOutcome> answers = new TreeMap<>();

        @Override
        public void announce(TrackerUrl tracker, AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
            asked.add(tracker.host() + " " + request.event());
            if (silent.contains(tracker.host())) {
                waiting.put(tracker.host(), outcome);
            } else if (dead.contains(tracker.host())) {
                outcome.accept(new AnnounceOutcome.Failure("dead"));
            } else {
                outcome.accept(answers.getOrDefault(tracker.host(), success(60)));
            }
        }

        @Override
        public void scrape(TrackerUrl tracker, List<InfoHash> torrents, Consumer<ScrapeOutcome> outcome) {
            outcome.accept(
                    dead.contains(tracker.host())
                            ? new ScrapeOutcome.Failure("dead")
                            : new ScrapeOutcome.Success(Map.of(torrents.get(0), new Scrape(1, 2, 3))));
        }

        @Override
        public void close() {}
    }

    @Test
    void the_next_tier_is_tried_when_the_first_is_dead() {
        TieredTrackers trackers = trackers(false, List.of("a"), List.of("b"), List.of("c"));
        client.dead.add("a");
        announce(trackers, Event.STARTED);
        announce(trackers, Event.NONE);
        assertThat(client.asked).containsExactly("a STARTED", "b STARTED", "a STARTED", "b NONE");
        assertThat(outcomes).containsExactly(success(60), success(60));
    }

    @Test
    void a_tracker_that_works_moves_to_the_front_of_its_tier() {
        TieredTrackers trackers = trackers(false, List.of("a", "b", "c"));
        client.dead.addAll(Set.of("a", "b", "c"));
        announce(trackers, Event.NONE);
        List<String> order = List.copyOf(client.asked);
        client.dead.remove(order.get(2).substring(0, 1));
        announce(trackers, Event.NONE);
        client.asked.clear();
        announce(trackers, Event.NONE);
        assertThat(client.asked).containsExactly(order.get(2).replace("STARTED", "NONE"));
        client.dead.add(order.get(2).substring(0, 1));
        client.asked.clear();
        announce(trackers, Event.NONE);
        assertThat(client.asked)
                .extracting(name -> name.charAt(0))
                .containsExactly(
                        order.get(2).charAt(0),
                        order.get(0).charAt(0),
                        order.get(1).charAt(0));
    }

    @Test
    void a_tier_is_shuffled_by_the_stream() {
        Set<String> firsts = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            client.asked.clear();
            announce(
                    new TieredTrackers(urls(List.of("a", "b", "c")), client, time, time, new RandomStream(seed), false),
                    Event.NONE);
            firsts.add(client.asked.get(0));
        }
        assertThat(firsts).hasSize(3);
    }

    @Test
    void a_failure_names_every_tracker_and_why() {
        TieredTrackers trackers = new TieredTrackers(
                List.of(List.of("udp://a:1"), List.of("wss://b")), client, time, time, new RandomStream(1), false);
        client.dead.add("a");
        announce(trackers, Event.NONE);
        assertThat(outcomes)
                .containsExactly(new AnnounceOutcome.Failure(
                        "udp://a:1: dead; wss://b: trackers are spoken to over udp, http and https, not wss"));
    }

    @Test
    void one_tracker_of_every_tier_is_announced_to_when_asked_for_and_peers_are_merged() {
        client.answers.put("a", new AnnounceOutcome.Success(List.of(ALICE), 100, 10, 3, -1));
        client.answers.put("b", new AnnounceOutcome.Success(List.of(BOB, ALICE), 50, 20, 2, 5));
        client.dead.add("c");
        announce(trackers(true, List.of("a"), List.of("b"), List.of("c")), Event.STARTED);
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Success(List.of(ALICE, BOB), 50, 20, 3, 5));
    }

    @Test
    void a_silent_tier_does_not_hold_back_the_peers_of_another() {
        client.silent.add("a");
        TieredTrackers trackers = trackers(true, List.of("a"), List.of("b"));
        announce(trackers, Event.STARTED);
        time.pass(1.9);
        assertThat(outcomes).isEmpty();
        time.pass(0.2);
        assertThat(outcomes).containsExactly(success(60));
        client.waiting.get("a").accept(success(7));
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void that_the_peer_stopped_is_told_to_all_that_know_of_it_and_to_no_other() {
        TieredTrackers trackers = trackers(false, List.of("a"), List.of("b"), List.of("c"));
        client.dead.add("a");
        announce(trackers, Event.STARTED);
        client.dead.clear();
        announce(trackers, Event.NONE);
        client.asked.clear();
        announce(trackers, Event.STOPPED);
        assertThat(client.asked).containsExactly("a STOPPED", "b STOPPED");
        announce(trackers, Event.STOPPED);
        assertThat(client.asked).hasSize(2);
        assertThat(outcomes.get(3)).isEqualTo(new AnnounceOutcome.Failure("no tracker knows of this peer"));
    }

    @Test
    void a_torrent_without_trackers_fails_plainly() {
        announce(trackers(false), Event.STARTED);
        announce(trackers(true, List.of()), Event.STARTED);
        AnnounceOutcome none = new AnnounceOutcome.Failure("the torrent names no tracker");
        assertThat(outcomes).containsExactly(none, none);
    }

    @Test
    void no_more_than_64_trackers_are_spoken_to() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add("h" + i);
            client.dead.add("h" + i);
        }
        announce(trackers(false, many), Event.NONE);
        assertThat(client.asked).hasSize(64);
    }

    @Test
    void a_scrape_asks_until_one_answers() {
        List<ScrapeOutcome> scrapes = new ArrayList<>();
        TieredTrackers trackers = trackers(false, List.of("a"), List.of("b"));
        client.dead.add("a");
        trackers.scrape(Requests.TORRENT, scrapes::add);
        client.dead.add("b");
        trackers.scrape(Requests.TORRENT, scrapes::add);
        assertThat(scrapes)
                .containsExactly(
                        new ScrapeOutcome.Success(Map.of(Requests.TORRENT, new Scrape(1, 2, 3))),
                        new ScrapeOutcome.Failure("http://a/announce: dead; http://b/announce: dead"));
    }

    private void announce(TieredTrackers trackers, Event event) {
        trackers.announce(Requests.announce(event), outcomes::add);
    }

    @SafeVarargs
    private TieredTrackers trackers(boolean all, List<String>... tiers) {
        return new TieredTrackers(urls(tiers), client, time, time, new RandomStream(3), all);
    }

    @SafeVarargs
    private static List<List<String>> urls(List<String>... tiers) {
        List<List<String>> urls = new ArrayList<>();
        for (List<String> tier : tiers) {
            urls.add(tier.stream().map(host -> "http://" + host + "/announce").toList());
        }
        return urls;
    }

    private static AnnounceOutcome.Success success(int interval) {
        return new AnnounceOutcome.Success(List.of(), interval, 0, -1, -1);
    }
}

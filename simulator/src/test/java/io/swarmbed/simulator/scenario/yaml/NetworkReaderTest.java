package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Disk;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.LinkPreset;
import io.swarmbed.simulator.scenario.Network;
import io.swarmbed.simulator.scenario.NetworkModel;
import io.swarmbed.simulator.scenario.Overhead;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.RegionShare;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioDescription;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.SessionPreset;
import io.swarmbed.tracker.fault.Lie;
import io.swarmbed.tracker.fault.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says of the network, of faults, and of links and times by name. */
class NetworkReaderTest {
    private static final String PEERS = "peers: [{name: origin, complete: on}, {name: home, up: 1 MB/s}]\n";

    @TempDir
    Path folder;

    private Scenario read(String text) throws ScenarioException {
        return new ScenarioReader(Policies.builtIn()).read(text, "swarm.yaml", folder, List.of());
    }

    private List<String> errors(String text) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> read(text));
        assertThat(error).as("an error was expected").isNotNull();
        return error.lines();
    }

    private PeerGroup home(String keys) throws ScenarioException {
        return read("peers: [{name: origin, complete: on}, {name: home, " + keys + "}]")
                .peers()
                .get(1);
    }

    private List<String> homeErrors(String keys) {
        return errors("peers:\n- {name: origin, complete: on}\n- {name: home, " + keys + "}\n");
    }

    @Test
    void the_network_has_defaults() throws ScenarioException {
        Scenario scenario = read(PEERS);
        assertThat(scenario.network()).isEqualTo(Network.DEFAULT);
        assertThat(scenario.faults()).isEmpty();
        PeerGroup home = scenario.peers().get(1);
        assertThat(home.link().reachablePerMillion()).isEqualTo(1_000_000);
        assertThat(home.link().regions()).isEmpty();
        assertThat(home.behaviour().corruptPerMillion()).isZero();
        assertThat(home.disk()).isEqualTo(Disk.INSTANT);
    }

    @Test
    void the_network_is_read() throws ScenarioException {
        Scenario scenario = read("""
                tracker: {latency: 25 ms, loss: 2 %}
                network:
                  model: packet
                  overhead: tcp-ip
                  max-segment: 1400 B
                  regions: {eu: {eu: 8 ms, us: 45 ms}, us: {us: 12 ms, asia: 70 ms}, asia: {asia: 9 ms, eu: 90 ms}}
                peers:
                  - {name: origin, complete: on, region: us, reachable: 60 %, corrupt: 1 %}
                  - name: home
                    region: {classes: [{weight: 3, value: asia}, {value: eu}]}
                    reachable: off
                    disk: {read: 2 ms, hash: 400 MB/s}
                """);
        Network network = scenario.network();
        assertThat(network.model()).isEqualTo(NetworkModel.PACKET);
        assertThat(network.overhead()).isEqualTo(Overhead.TCP_IP);
        assertThat(network.maxSegmentBytes()).isEqualTo(1400);
        assertThat(network.regions().names()).containsExactly("eu", "us", "asia");
        assertThat(network.regions().latencyNanos())
                .containsExactly(
                        List.of(8_000_000L, 45_000_000L, 90_000_000L),
                        List.of(45_000_000L, 12_000_000L, 70_000_000L),
                        List.of(90_000_000L, 70_000_000L, 9_000_000L));
        assertThat(scenario.tracker().latencyNanos()).isEqualTo(25_000_000);
        assertThat(scenario.tracker().lossPerMillion()).isEqualTo(20_000);
        PeerGroup origin = scenario.peers().get(0);
        assertThat(origin.link().regions()).containsExactly(new RegionShare("us", 1));
        assertThat(origin.link().reachablePerMillion()).isEqualTo(600_000);
        assertThat(origin.behaviour().corruptPerMillion()).isEqualTo(10_000);
        PeerGroup home = scenario.peers().get(1);
        assertThat(home.link().regions()).containsExactly(new RegionShare("asia", 3), new RegionShare("eu", 1));
        assertThat(home.link().reachablePerMillion()).isZero();
        assertThat(home.disk()).isEqualTo(new Disk(2_000_000, 400_000_000));
    }

    @Test
    void a_way_may_differ_from_the_way_back() throws ScenarioException {
        Network network = read("""
                network: {regions: {eu: {eu: 1 ms, us: 45 ms}, us: {us: 1 ms, eu: 60 ms}}}
                defaults: {region: eu}
                peers: [{complete: on}, {}]
                """).network();
        assertThat(network.regions().nanos(0, 1)).isEqualTo(45_000_000);
        assertThat(network.regions().nanos(1, 0)).isEqualTo(60_000_000);
    }

    @Test
    void nothing_is_more_than_an_hour_away() {
        assertThat(errors("""
                        network: {regions: {eu: {eu: 61 min}}}
                        tracker: {latency: 2 h}
                        peers: [{complete: on, region: eu, latency: 300000 h}, {region: eu}]
                        """))
                .hasSize(3)
                .allSatisfy(error -> assertThat(error).contains("is more than 1 h; write at most that"));
    }

    @Test
    void every_pair_of_regions_needs_a_distance() {
        assertThat(errors("network: {regions: {eu: {us: 45 ms}, us: {us: 12 ms}}}\n"
                        + "peers: [{complete: on, region: eu}, {region: us}]"))
                .containsExactly("swarm.yaml:1:20: key 'network.regions': does not say how far it is from 'eu' to 'eu';"
                        + " write {eu: {eu: 40 ms}} among them");
    }

    @Test
    void a_group_needs_a_region_that_there_is() {
        assertThat(errors("""
                        network: {regions: {eu: {eu: 8 ms}}, modle: maxmin}
                        peers:
                        - {name: a, complete: on}
                        - {name: b, region: ue}
                        - {name: c, region: {classes: []}}
                        """))
                .containsExactly(
                        "swarm.yaml:1:38: key 'network.modle': unknown key; did you mean 'model'?",
                        "swarm.yaml:3:3: key 'peers.a.region': is missing, and the network has regions; write one of: eu",
                        "swarm.yaml:4:21: key 'peers.b.region': no region is named 'ue'; did you mean 'eu'?",
                        "swarm.yaml:5:21: key 'peers.c.region': names no region; write a region or"
                                + " {classes: [{weight: 1, value: eu}]}");
        assertThat(homeErrors("region: eu"))
                .containsExactly(
                        "swarm.yaml:3:24: key 'peers.home.region': no region is named 'eu'; there are none; list"
                                + " them under 'network.regions'");
    }

    @Test
    void wrong_values_are_named() {
        assertThat(errors("network: {model: max-min, max-segment: 9 B, overhead: tcp}\n" + PEERS))
                .containsExactly(
                        "swarm.yaml:1:18: key 'network.model': 'max-min' is not known here; did you mean 'maxmin'?",
                        "swarm.yaml:1:40: key 'network.max-segment': '9 B' is less than 500 B; write at least that",
                        "swarm.yaml:1:55: key 'network.overhead': 'tcp' is not known here; there are: none, tcp-ip");
        assertThat(homeErrors("reachable: 160 %"))
                .containsExactly(
                        "swarm.yaml:3:27: key 'peers.home.reachable': '160 %' is more than 100 %; write at most"
                                + " that");
        assertThat(homeErrors("reachable: maybe"))
                .containsExactly("swarm.yaml:3:27: key 'peers.home.reachable': 'maybe' is neither on nor off; write one"
                        + " of them");
    }

    @Test
    void faults_are_read() throws ScenarioException {
        assertThat(read("""
                        faults:
                        - {at: 60 s, tracker: down, for: 30 s}
                        - {at: 5 s, partition: [[home], origin]}
                        - {crash: home, share: 30 %}
                        - {at: 1 s, link: home, up: 5 kB/s, for: 2 s}
                        """ + PEERS).faults())
                .containsExactly(
                        new Fault.TrackerTrouble(60_000_000_000L, 30_000_000_000L, new Trouble.Down()),
                        new Fault.Partition(
                                5_000_000_000L, Fault.FOR_GOOD, List.of(List.of("home"), List.of("origin"))),
                        new Fault.Crash(0, "home", 300_000),
                        new Fault.LinkChange(
                                1_000_000_000L, 2_000_000_000L, "home", OptionalLong.of(5000), OptionalLong.empty()));
    }

    @Test
    void wrong_faults_are_named() {
        assertThat(errors("""
                        faults:
                        - {at: 60 s, tracker: up}
                        - {at: 5 s, partition: [[home, origin]]}
                        - {at: 5 s, partition: [home, home]}
                        - {crash: hmoe}
                        - {link: home, down: 1 kB/s}
                        - {link: home, up: unlimited}
                        - {at: 5 s}
                        - {crash: home, tracker: down}
                        - {crash: home, for: 3 s}
                        - {at: soon, link: home}
                        """ + PEERS))
                .containsExactly(
                        "swarm.yaml:2:23: key 'faults.tracker': 'up' is not known here; there are: biased, down,"
                                + " forgetful, lossy, lying, slow",
                        "swarm.yaml:3:24: key 'faults.partition': has fewer than two sides; write [[group, group],"
                                + " [group]]",
                        "swarm.yaml:4:31: key 'faults.partition': group 'home' is on a side already; name it once",
                        "swarm.yaml:5:11: key 'faults.crash': no group is named 'hmoe'; did you mean 'home'?",
                        "swarm.yaml:6:22: key 'faults.down': the links of 'home' have no limit in this direction; give"
                                + " the group one to change",
                        "swarm.yaml:7:20: key 'faults.up': cannot be unlimited here; write a rate such as 2 Mbit/s or"
                                + " 250 kB/s",
                        "swarm.yaml:8:3: key 'faults': has none of its forms; give one of: tracker, partition, crash,"
                                + " link",
                        "swarm.yaml:9:3: key 'faults': has several forms; give one of: tracker, partition, crash, link",
                        "swarm.yaml:10:17: key 'faults.for': unknown key; there are: at, crash, link, partition, share,"
                                + " tracker",
                        "swarm.yaml:11:3: key 'faults': changes no link; give it 'up', 'down' or both",
                        "swarm.yaml:11:8: key 'faults.at': 'soon' is not a quantity; write a time such as 40 ms, 30 s"
                                + " or 5 min");
    }

    @Test
    void troubles_of_the_tracker_are_read() throws ScenarioException {
        assertThat(read("""
                        faults:
                        - {at: 1 s, tracker: slow, by: 5 s, for: 1 min}
                        - {at: 2 s, tracker: lossy, loss: 30 %}
                        - {at: 3 s, tracker: forgetful}
                        - {tracker: biased, for: 9 s}
                        - {tracker: lying, seeds: 1000, leechers: 0}
                        - {tracker: lying, leechers: 7}
                        - {tracker: lying, counts: 1000 %}
                        """ + PEERS).faults())
                .containsExactly(
                        new Fault.TrackerTrouble(1_000_000_000L, 60_000_000_000L, new Trouble.Slow(5_000_000_000L)),
                        new Fault.TrackerTrouble(2_000_000_000L, Fault.FOR_GOOD, new Trouble.Lossy(300_000)),
                        new Fault.TrackerTrouble(3_000_000_000L, 0, new Trouble.Forgetful()),
                        new Fault.TrackerTrouble(0, 9_000_000_000L, new Trouble.Biased()),
                        lying(new Lie.Numbers(OptionalInt.of(1000), OptionalInt.of(0))),
                        lying(new Lie.Numbers(OptionalInt.empty(), OptionalInt.of(7))),
                        lying(new Lie.Scaled(10_000_000)));
    }

    private static Fault lying(Lie lie) {
        return new Fault.TrackerTrouble(0, Fault.FOR_GOOD, new Trouble.Lying(lie));
    }

    @Test
    void wrong_troubles_of_the_tracker_are_named() {
        assertThat(errors("""
                        faults:
                        - {tracker: forgetfull}
                        - {tracker: [down]}
                        - {tracker: slow}
                        - {tracker: slow, by: 0 s}
                        - {tracker: lossy}
                        - {tracker: lossy, loss: 101 %}
                        - {tracker: lying}
                        - {tracker: lying, seeds: -1}
                        - {tracker: lying, seeds: 1, counts: 5 %}
                        - {tracker: forgetful, for: 3 s}
                        - {tracker: down, by: 3 s}
                        - {tracker: biased, loss: 3 %}
                        - {tracker: down, mood: bad}
                        """ + PEERS))
                .containsExactly(
                        "swarm.yaml:2:13: key 'faults.tracker': 'forgetfull' is not known here; did you mean"
                                + " 'forgetful'?",
                        "swarm.yaml:3:13: key 'faults.tracker': is a list; write what is wrong with it: down, slow,"
                                + " lossy, forgetful, biased, lying",
                        "swarm.yaml:4:3: key 'faults': does not say how slow; give it 'by', such as by: 5 s",
                        "swarm.yaml:5:23: key 'faults.by': '0 s' is less than 1 ns; write at least that",
                        "swarm.yaml:6:3: key 'faults': does not say how lossy; give it 'loss', such as loss: 30 %",
                        "swarm.yaml:7:26: key 'faults.loss': '101 %' is more than 100 %; write at most that",
                        "swarm.yaml:8:3: key 'faults': tells no lie; give it 'seeds', 'leechers' or both, such as seeds:"
                                + " 1000, or a share of the truth, such as counts: 10 %",
                        "swarm.yaml:9:27: key 'faults.seeds': '-1' is not a whole number from 0 to 2147483647; write"
                                + " one",
                        "swarm.yaml:10:38: key 'faults.counts': is told by 'seeds' and 'leechers' already; give either"
                                + " the numbers or their share",
                        "swarm.yaml:11:29: key 'faults.for': forgetting takes a moment; leave 'for' out",
                        "swarm.yaml:12:23: key 'faults.by': belongs to 'tracker: slow'; leave it out, or write that",
                        "swarm.yaml:13:27: key 'faults.loss': belongs to 'tracker: lossy'; leave it out, or write that",
                        "swarm.yaml:14:19: key 'faults.mood': unknown key; there are: at, crash, for, link, partition,"
                                + " tracker");
    }

    @Test
    void troubles_of_the_tracker_are_told_in_words() throws ScenarioException {
        assertThat(ScenarioDescription.of(read("""
                        faults:
                        - {at: 1 s, tracker: down}
                        - {at: 1 s, tracker: slow, by: 5 s, for: 1 min}
                        - {at: 1 s, tracker: lossy, loss: 30 %}
                        - {at: 1 s, tracker: forgetful}
                        - {at: 1 s, tracker: biased, for: 9 s}
                        - {at: 1 s, tracker: lying, seeds: 1000, leechers: 0}
                        - {at: 1 s, tracker: lying, counts: 10 %}
                        """ + PEERS)))
                .contains(
                        "At 1 s the tracker goes down for good",
                        "At 1 s the tracker answers 5 s late for 1 min",
                        "At 1 s the tracker loses 30 % of announces for good",
                        "At 1 s the tracker forgets all peers",
                        "At 1 s the tracker names the first peers alone for 9 s",
                        "At 1 s the tracker says that there are 1000 seeds and 0 leechers for good",
                        "At 1 s the tracker says that there are 10 % of all seeds and leechers for good");
    }

    @Test
    void links_have_classes_that_set_both_directions() throws ScenarioException {
        Capacity legout = home("link: legout07").link().capacity();
        assertThat(legout)
                .isEqualTo(new Capacity.Classes(List.of(
                        linkClass(13, 20 * 1024, Distribution.UNLIMITED),
                        linkClass(14, 50 * 1024, Distribution.UNLIMITED),
                        linkClass(13, 200 * 1024, Distribution.UNLIMITED))));
        assertThat(home("link: {classes: [{weight: 2, up: 1 kB/s, down: 9 kB/s}, {up: 5 kB/s}]}")
                        .link()
                        .capacity())
                .isEqualTo(new Capacity.Classes(
                        List.of(linkClass(2, 1000, 9000), linkClass(1, 5000, Distribution.UNLIMITED))));
    }

    private static Capacity.LinkClass linkClass(int weight, long up, long down) {
        return new Capacity.LinkClass(weight, new Distribution.Constant(up), new Distribution.Constant(down));
    }

    @Test
    void the_nearest_of_link_and_rates_wins() throws ScenarioException {
        Scenario scenario = read("""
                defaults: {link: legout07}
                peers: [{complete: on, up: 8 kB/s}, {}]
                """);
        assertThat(scenario.peers().get(0).link().capacity())
                .isEqualTo(new Capacity.Separate(
                        new Distribution.Constant(8000), new Distribution.Constant(Distribution.UNLIMITED)));
        assertThat(scenario.peers().get(1).link().capacity()).isInstanceOf(Capacity.Classes.class);
        assertThat(read("defaults: {up: 8 kB/s}\npeers: [{complete: on}, {link: bindal}]")
                        .peers()
                        .get(1)
                        .link()
                        .capacity())
                .isEqualTo(new Capacity.Classes(List.of(linkClass(1, 12_500, 125_000))));
    }

    @Test
    void wrong_links_are_named() {
        assertThat(homeErrors("link: legout7"))
                .containsExactly(
                        "swarm.yaml:3:22: key 'peers.home.link': no preset is named 'legout7'; did you mean 'legout07'?");
        assertThat(homeErrors("link: legout07, up: 1 kB/s"))
                .containsExactly("swarm.yaml:3:22: key 'peers.home.link': stands for both 'up' and 'down', which are"
                        + " given too; remove one of them");
    }

    @Test
    void sessions_have_names() throws ScenarioException {
        for (SessionPreset preset : SessionPreset.ALL) {
            assertThat(home("leave: {after: {session: " + preset.name() + "}}")
                            .presence()
                            .departure())
                    .isEqualTo(new Departure.AfterJoining(preset.time()));
        }
        assertThat(SessionPreset.ALL).extracting(SessionPreset::name).doesNotHaveDuplicates();
        assertThat(LinkPreset.ALL).extracting(LinkPreset::name).doesNotHaveDuplicates();
        assertThat(homeErrors("leave: {after: {session: stutzbach}}").get(0))
                .startsWith("swarm.yaml:3:41: key 'peers.home.leave.after.session': no preset is named 'stutzbach';");
        assertThat(homeErrors("up: {session: stutzbach-debian}").get(0)).contains("has none of its forms");
    }

    @Test
    void a_trace_tells_when_each_peer_joins_and_leaves() throws ScenarioException, IOException {
        Files.writeString(folder.resolve("peers.csv"), "who,in,out\na,1,5\nb,2,\nc,4,9 min\n");
        PeerGroup home = home("trace: {csv: peers.csv, join: in, leave: out, unit: s}");
        assertThat(home.count()).isEqualTo(3);
        assertThat(home.presence().arrival())
                .isEqualTo(new Arrival.Times(List.of(1_000_000_000L, 2_000_000_000L, 4_000_000_000L)));
        assertThat(home.presence().departure())
                .isEqualTo(new Departure.AtTimes(List.of(5_000_000_000L, Departure.STAYS, 540_000_000_000L)));
        PeerGroup joins = home("count: 2, trace: {csv: peers.csv, join: in, unit: s}, leave: at-completion");
        assertThat(joins.count()).isEqualTo(2);
        assertThat(joins.presence().departure()).isEqualTo(new Departure.AfterCompletion(new Distribution.Constant(0)));
    }

    @Test
    void wrong_traces_are_named() throws IOException {
        Files.writeString(folder.resolve("peers.csv"), "in,out\n1,5\n6,2\n");
        assertThat(homeErrors("trace: {csv: peers.csv, leave: out, unit: s}, arrive: at-once, leave: never"))
                .containsExactly(
                        "swarm.yaml:3:47: key 'peers.home.trace.leave': peer 2 of the trace leaves before it joins;"
                                + " correct the file",
                        "swarm.yaml:3:70: key 'peers.home.arrive': is told by 'trace'; remove one of them",
                        "swarm.yaml:3:86: key 'peers.home.leave': is told by 'trace'; remove one of them");
        assertThat(homeErrors("count: 5, trace: {csv: peers.csv, join: in, unit: s}"))
                .containsExactly("swarm.yaml:3:33: key 'peers.home.trace': has 2 rows for 5 peers; lower 'count'");
        assertThat(homeErrors("trace: {join: in}"))
                .containsExactly("swarm.yaml:3:23: key 'peers.home.trace': names no file; write"
                        + " {csv: peers.csv, join: joined, leave: left, unit: s}");
        assertThat(homeErrors("leave: {at: [1 s]}, count: 2").get(0)).contains("has 1 times for 2 peers");
    }
}

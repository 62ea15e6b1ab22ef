package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.Network;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Recording;
import io.swarmbed.simulator.scenario.Regions;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.Seeds;
import io.swarmbed.simulator.scenario.Tracker;
import io.swarmbed.simulator.scenario.WorldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the keys of a whole scenario, and checks what concerns several groups at once. */
final class RootReader {
    static final Set<String> KEYS = Set.of(
            "name",
            "description",
            "paper",
            "seed",
            "world",
            "content",
            "stop",
            "tracker",
            "record",
            "defaults",
            "peers",
            "network",
            "faults",
            "compare",
            "expect");

    static final long MAX_SEED = Seeds.MAX_SEED;
    private static final int MAX_CITATION = 1000;
    private static final int MAX_TRACKER_LOSS = 1_000_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Reading reading;

    RootReader(Reading reading) {
        this.reading = reading;
    }

    Scenario read(YamlNode.Mapping root, String defaultName) {
        Fields fields = Fields.of("", root, reading);
        String name = fields.value("name").text(defaultName, 100);
        String description = fields.value("description").text("", 10_000).strip();
        String paper = fields.value("paper").text("", MAX_CITATION).strip();
        long seed = fields.value("seed").whole(0, MAX_SEED, 1);
        WorldKind world = fields.value("world").word(List.of(WorldKind.values()), WorldKind.LOOPBACK);
        Content content = new ContentReader().read(fields.section("content"));
        Tracker tracker = tracker(fields.section("tracker"));
        Recording recording = recording(fields.section("record"));
        Network network = new NetworkReader().read(fields.section("network"));
        List<PeerGroup> peers = peers(fields, content, network.regions());
        List<Fault> faults = new FaultReader(peers).read(fields.value("faults"));
        Comparison comparison = new ComparisonReader().read(fields.section("compare"));
        Scenario scenario = new Scenario(
                name,
                description,
                paper,
                seed,
                world,
                content,
                new StopReader().read(fields.section("stop"), peers),
                tracker,
                network,
                faults,
                recording,
                peers,
                comparison,
                new ExpectationReader(peers, comparison, paper).read(fields.value("expect")));
        fields.done();
        return scenario;
    }

    private static Tracker tracker(Fields fields) {
        Tracker tracker = new Tracker(
                fields.value("protocol").word(List.of(Tracker.Protocol.values()), Tracker.Protocol.UDP),
                fields.value("interval").quantity(Dimension.TIME, SECOND, Distribution.MAX_VALUE, 30 * SECOND),
                (int) fields.value("num-want").whole(0, 1000, 50),
                fields.value("latency").quantity(Dimension.TIME, 0, AccessLink.MAX_LATENCY_NANOS, 0),
                (int) fields.value("loss").quantity(Dimension.SHARE, 0, MAX_TRACKER_LOSS, 0));
        fields.done();
        return tracker;
    }

    private static Recording recording(Fields fields) {
        Recording recording = new Recording(
                fields.value("every").quantity(Dimension.TIME, 10 * MILLISECOND, Distribution.MAX_VALUE, SECOND));
        fields.done();
        return recording;
    }

    private List<PeerGroup> peers(Fields root, Content content, Regions regions) {
        Fields defaults = root.section("defaults");
        Value list = root.value("peers");
        GroupReader reader = new GroupReader(reading.policies(), content instanceof Content.Files, regions);
        List<PeerGroup> groups = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (Value item : list.items()) {
            PeerGroup group = reader.read(item.group(groups.size() + 1, defaults), groups.size() + 1);
            if (!names.add(group.name())) {
                item.problem("a group before this one is named '" + group.name() + "' too; rename one of them");
            }
            groups.add(group);
        }
        check(list, groups);
        return groups;
    }

    private static void check(Value list, List<PeerGroup> groups) {
        long peers = groups.stream().mapToLong(PeerGroup::count).sum();
        if (groups.isEmpty()) {
            list.problem(
                    "there are no groups of peers; list at least one, such as" + " {name: origin, complete: true}");
        } else if (peers > Scenario.MAX_PEERS) {
            list.problem(peers + " peers are more than " + Scenario.MAX_PEERS + "; lower a 'count'");
        } else if (groups.stream().noneMatch(group -> group.complete() && group.count() > 0)) {
            list.problem("no peer has the content, so nobody can ever complete; give one group 'complete: true'");
        }
    }
}

package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Behaviour;
import io.swarmbed.simulator.scenario.Choking;
import io.swarmbed.simulator.scenario.Connections;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Disk;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Extensions;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Regions;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.StoreKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads one group of peers; what it leaves out comes from {@code defaults}, then from here. */
final class GroupReader {
    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern NUMBERED = Pattern.compile(".*-\\d+");
    private static final int MILLION = 1_000_000;
    private static final int MAX_CONNECTIONS = 100_000;

    /** The whole content is a file or folder, which no formula can stand in for. */
    private final boolean realContent;

    private final PolicyReader pickers;
    private final PolicyReader chokers;
    private final PolicyReader disclosures;
    private final PolicyReader selectors;
    private final PolicyReader sizers;

    private final LinkReader links;

    GroupReader(Policies policies, boolean realContent, Regions regions) {
        this.links = new LinkReader(regions);
        this.realContent = realContent;
        this.pickers = new PolicyReader("picker", policies.pickers(), policies::picker);
        this.chokers = new PolicyReader("choker", policies.chokers(), policies::choker);
        this.disclosures = new PolicyReader("disclosure", policies.disclosures(), policies::disclosure);
        this.selectors = new PolicyReader("selector", policies.selectors(), policies::selector);
        this.sizers = new PolicyReader("sizer", policies.sizers(), policies::sizer);
    }

    /** Reads the group; {@code number} counts groups from 1 and names those without a name. */
    PeerGroup read(Fields fields, int number) {
        String name = name(fields.ownValue("name"), "group" + number);
        Optional<PeerTrace> trace = PeerTrace.read(fields.value("trace"));
        int rows = trace.map(read -> read.joins().size()).orElse(1);
        int count = (int) fields.value("count").whole(0, Scenario.MAX_PEERS, rows);
        boolean complete = fields.value("complete").flag(false);
        PeerGroup group = new PeerGroup(
                name,
                count,
                complete,
                links.read(fields),
                new PresenceReader().read(fields, count, complete, trace),
                behaviour(fields),
                store(fields.value("store")),
                disk(fields.section("disk")),
                fields.value("verify").flag(true),
                PlaybackReader.read(fields.value("playback")));
        fields.done();
        return group;
    }

    private static String name(Value value, String fallback) {
        String name = value.text(fallback, 40);
        if (!NAME.matcher(name).matches()) {
            value.problem("'" + name + "' is not a name; use letters, digits, - and _, a letter first");
        } else if (NUMBERED.matcher(name).matches()) {
            value.problem("'" + name + "' ends like the name of a single peer; leave out the last '-'");
        } else if (name.equals("all")) {
            value.problem("'all' means every group in the results; choose another name");
        }
        return name;
    }

    private Behaviour behaviour(Fields fields) {
        return new Behaviour(
                pickers.read(fields.value("picker")),
                chokers.read(fields.value("choker")),
                disclosures.read(fields.value("disclosure")),
                selectors.read(fields.value("selector")),
                sizers.read(fields.value("sizer")),
                choking(fields),
                connections(fields.section("connections")),
                extensions(fields.section("extensions")),
                (int) fields.value("request-queue").whole(1, 10_000, 1000),
                (int) fields.value("corrupt").quantity(Dimension.SHARE, 0, MILLION, 0));
    }

    private static Choking choking(Fields group) {
        Value slots = group.value("slots");
        boolean automatic = !slots.present()
                || slots.scalar("auto or a number").filter("auto"::equals).isPresent();
        Fields fields = group.section("choking");
        Choking choking = new Choking(
                automatic ? OptionalInt.empty() : OptionalInt.of((int) slots.whole(1, MAX_CONNECTIONS, 4)),
                fields.value("round").quantity(Dimension.TIME, 1_000_000, Distribution.MAX_VALUE, 10_000_000_000L),
                (int) fields.value("optimistic-every").whole(1, 1_000_000, 3));
        fields.done();
        return choking;
    }

    private static Connections connections(Fields fields) {
        int min = (int) fields.value("min").whole(0, MAX_CONNECTIONS, 20);
        int target = (int) fields.value("target").whole(0, MAX_CONNECTIONS, 40);
        int max = (int) fields.value("max").whole(1, MAX_CONNECTIONS, 80);
        fields.done();
        if (min > target || target > max) {
            fields.problem(min + ", " + target + " and " + max + " are not in order; write min <= target <= max");
        }
        return new Connections(min, target, max);
    }

    private static Extensions extensions(Fields fields) {
        boolean fast = fields.value("fast").flag(true);
        boolean extended = fields.value("extended").flag(true);
        boolean allowedFast = dependent(fields.value("allowed-fast"), fast, "fast");
        boolean uploadOnly = dependent(fields.value("upload-only"), extended, "extended");
        boolean redundantHaves = fields.value("redundant-haves").flag(true);
        fields.done();
        return new Extensions(fast, allowedFast, extended, uploadOnly, redundantHaves);
    }

    /** A switch that follows another unless it is given, and cannot be on without it. */
    private static boolean dependent(Value value, boolean base, String baseKey) {
        boolean on = value.flag(base);
        if (on && !base) {
            value.problem("cannot be on while '" + baseKey + "' is off; switch it off too");
        }
        return on;
    }

    private static Disk disk(Fields fields) {
        Disk disk = new Disk(
                fields.value("read").quantity(Dimension.TIME, 0, Distribution.MAX_VALUE, 0),
                fields.value("hash").quantity(Dimension.RATE, 1, Distribution.UNLIMITED, Distribution.UNLIMITED));
        fields.done();
        return disk;
    }

    private StoreKind store(Value value) {
        StoreKind store = value.word(List.of(StoreKind.values()), realContent ? StoreKind.FILE : StoreKind.SYNTHETIC);
        if (realContent && store == StoreKind.SYNTHETIC) {
            value.problem("the synthetic store cannot hold 'content.path'; write memory or file");
        }
        return store;
    }
}

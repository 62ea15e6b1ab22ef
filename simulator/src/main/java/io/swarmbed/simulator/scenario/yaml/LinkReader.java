package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.LinkPreset;
import io.swarmbed.simulator.scenario.RegionShare;
import io.swarmbed.simulator.scenario.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a peer's connection to the network: capacities, latency, loss, region, and whether it can be dialled. */
final class LinkReader {
    private static final DistributionReader RATES = new DistributionReader(Dimension.RATE, 1, Distribution.UNLIMITED);
    private static final DistributionReader LOSSES = new DistributionReader(Dimension.SHARE, 0, 500_000);
    private static final DistributionReader LATENCIES =
            new DistributionReader(Dimension.TIME, 0, AccessLink.MAX_LATENCY_NANOS);
    private static final Distribution UNLIMITED = new Distribution.Constant(Distribution.UNLIMITED);
    private static final Distribution NONE = new Distribution.Constant(0);
    private static final String LINK_FORMS = "the name of a preset or {classes: [{weight: 1, up: ..., down: ...}]}";
    private static final String REGION_FORMS = "a region or {classes: [{weight: 1, value: eu}]}";
    private static final int MILLION = 1_000_000;

    private final Regions regions;

    /** @param regions those of the scenario's network */
    LinkReader(Regions regions) {
        this.regions = regions;
    }

    AccessLink read(Fields fields) {
        return new AccessLink(
                capacity(fields),
                LATENCIES.read(fields.value("latency"), NONE),
                LOSSES.read(fields.value("loss"), NONE),
                regions(fields.value("region")),
                reachable(fields.value("reachable")));
    }

    /** The nearest of {@code link} and the pair {@code up}, {@code down}: the group's own, else the defaults'. */
    private static Capacity capacity(Fields fields) {
        Value link = fields.value("link");
        Value up = fields.value("up");
        Value down = fields.value("down");
        boolean ownLink = fields.ownValue("link").present();
        boolean ownRates =
                fields.ownValue("up").present() || fields.ownValue("down").present();
        boolean rates = up.present() || down.present();
        if (ownLink == ownRates && link.present() && rates) {
            link.problem("stands for both 'up' and 'down', which are given too; remove one of them");
        }
        Capacity separate = new Capacity.Separate(RATES.read(up, UNLIMITED), RATES.read(down, UNLIMITED));
        return link.present() && (ownLink || !ownRates) ? joint(link).orElse(separate) : separate;
    }

    private static Optional<Capacity> joint(Value link) {
        if (!link.isMapping()) {
            return link.scalar(LINK_FORMS).flatMap(name -> preset(link, name));
        }
        Fields fields = link.fields(LINK_FORMS);
        Value list = fields.value("classes");
        fields.done();
        List<Capacity.LinkClass> classes = new ArrayList<>();
        for (Value item : list.items()) {
            Fields one = item.fields("{weight: 1, up: ..., down: ...}");
            classes.add(new Capacity.LinkClass(
                    (int) one.value("weight").whole(1, DistributionReader.MAX_WEIGHT, 1),
                    RATES.read(one.value("up"), UNLIMITED),
                    RATES.read(one.value("down"), UNLIMITED)));
            one.done();
        }
        if (classes.isEmpty()) {
            link.problem("has no classes; write " + LINK_FORMS);
            return Optional.empty();
        }
        return Optional.of(new Capacity.Classes(classes));
    }

    private static Optional<Capacity> preset(Value link, String name) {
        TreeSet<String> names = new TreeSet<>();
        for (LinkPreset preset : LinkPreset.ALL) {
            if (preset.name().equals(name)) {
                return Optional.of(preset.capacity());
            }
            names.add(preset.name());
        }
        link.problem("no preset is named '" + name + "'; " + Nearest.advice(name, names));
        return Optional.empty();
    }

    private List<RegionShare> regions(Value value) {
        if (!value.present()) {
            if (!regions.names().isEmpty()) {
                value.problem(
                        "is missing, and the network has regions; write one of: " + String.join(", ", regions.names()));
            }
            return List.of();
        }
        if (!value.isMapping()) {
            return value.scalar(REGION_FORMS)
                    .flatMap(name -> region(value, name))
                    .map(name -> List.of(new RegionShare(name, 1)))
                    .orElse(List.of());
        }
        Fields fields = value.fields(REGION_FORMS);
        Value list = fields.value("classes");
        fields.done();
        List<RegionShare> shares = new ArrayList<>();
        for (Value item : list.items()) {
            Fields one = item.fields("{weight: 1, value: eu}");
            int weight = (int) one.value("weight").whole(1, DistributionReader.MAX_WEIGHT, 1);
            Value name = one.value("value");
            one.done();
            name.scalar("a region")
                    .flatMap(text -> region(name, text))
                    .ifPresent(text -> shares.add(new RegionShare(text, weight)));
        }
        if (shares.isEmpty()) {
            value.problem("names no region; write " + REGION_FORMS);
        }
        return shares;
    }

    private Optional<String> region(Value value, String name) {
        if (regions.names().contains(name)) {
            return Optional.of(name);
        }
        String remedy = regions.names().isEmpty()
                ? "there are none; list them under 'network.regions'"
                : Nearest.advice(name, new TreeSet<>(regions.names()));
        value.problem("no region is named '" + name + "'; " + remedy);
        return Optional.empty();
    }

    private static int reachable(Value value) {
        boolean share = value.scalar("on, off or a percentage")
                .filter(text -> text.endsWith("%"))
                .isPresent();
        if (share) {
            return (int) value.quantity(Dimension.SHARE, 0, MILLION, MILLION);
        }
        return value.flag(true) ? MILLION : 0;
    }
}

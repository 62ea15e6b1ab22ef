package io.swarmbed.simulator.scenario;

import io.swarmbed.engine.policy.PolicyChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in plain words what happens in a scenario. */
public final class ScenarioDescription {
    private ScenarioDescription() {}

    /** A few lines: the first names the scenario; each group has one of its own. */
    public static String of(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add(scenario.name() + ", " + scenario.world().word() + " world, seed " + scenario.seed());
        lines.add(content(scenario.content()) + ", for " + count(scenario.peerCount()) + " and a tracker over "
                + scenario.tracker().protocol().word().toUpperCase(Locale.ROOT));
        scenario.peers().forEach(group -> lines.add(group(group)));
        scenario.faults().forEach(fault -> lines.add(NetworkText.of(fault)));
        lines.add(stop(scenario.stop()));
        comparison(scenario).ifPresent(lines::add);
        int expectations = scenario.expectations().size();
        if (expectations > 0) {
            lines.add(expectations + (expectations == 1 ? " thing is" : " things are") + " expected of the results");
        }
        return String.join("\n  ", lines);
    }

    private static Optional<String> comparison(Scenario scenario) {
        List<Comparison.Axis> axes = scenario.comparison().axes();
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        String varied = axes.stream()
                .map(axis -> axis.path() + " (" + String.join(", ", axis.values()) + ")")
                .collect(Collectors.joining(" and "));
        int seeds = scenario.comparison().seeds().from(scenario.seed()).size();
        return Optional.of("A comparison varies " + varied + ", with " + seeds + (seeds == 1 ? " seed" : " seeds"));
    }

    private static String content(Content content) {
        String pieces = " in pieces of " + Dimension.SIZE.format(content.pieceBytes());
        return content instanceof Content.Synthetic synthetic
                ? Dimension.SIZE.format(synthetic.sizeBytes()) + " of made-up content" + pieces
                : "The content of " + ((Content.Files) content).path() + pieces;
    }

    private static String group(PeerGroup group) {
        AccessLink link = group.link();
        Behaviour behaviour = group.behaviour();
        List<String> facts = new ArrayList<>();
        facts.add(arrival(group.presence().arrival()) + ", " + departure(group));
        facts.add(rates(link.capacity()));
        if (!link.latency().equals(new Distribution.Constant(0))) {
            facts.add("latency " + DistributionText.of(link.latency(), Dimension.TIME));
        }
        if (!link.loss().equals(new Distribution.Constant(0))) {
            facts.add("loss " + DistributionText.of(link.loss(), Dimension.SHARE));
        }
        facts.addAll(NetworkText.of(group));
        String slots = behaviour.choking().slots().isPresent()
                ? ", slots " + behaviour.choking().slots().getAsInt()
                : "";
        facts.add(behaviour.picker() + " and " + behaviour.choker() + ", rounds of "
                + Dimension.TIME.format(behaviour.choking().roundNanos()) + slots);
        unusual("disclosure", behaviour.disclosure(), "everything").ifPresent(facts::add);
        unusual("selector", behaviour.selector(), "random").ifPresent(facts::add);
        unusual("sizer", behaviour.sizer(), "adaptive").ifPresent(facts::add);
        group.playback()
                .ifPresent(playback -> facts.add("playback at " + Dimension.RATE.format(playback.bytesPerSecond())
                        + ", " + Dimension.TIME.format(playback.startNanos()) + " behind"));
        return group.name() + ": " + count(group.count()) + (group.complete() ? " with the whole content, " : ", ")
                + String.join("; ", facts);
    }

    private static Optional<String> unusual(String kind, PolicyChoice choice, String usual) {
        return choice.equals(PolicyChoice.of(usual)) ? Optional.empty() : Optional.of(kind + " " + choice);
    }

    private static String count(int peers) {
        return peers + (peers == 1 ? " peer" : " peers");
    }

    private static String rates(Capacity capacity) {
        if (capacity instanceof Capacity.Classes classes) {
            return "links of " + classes.classes().size() + (classes.classes().size() == 1 ? " class" : " classes");
        }
        Capacity.Separate separate = (Capacity.Separate) capacity;
        return separate.upload().equals(separate.download())
                ? "up and down " + rate(separate.upload())
                : "up " + rate(separate.upload()) + ", down " + rate(separate.download());
    }

    private static String rate(Distribution rate) {
        return rate.equals(new Distribution.Constant(Distribution.UNLIMITED))
                ? "without limit"
                : DistributionText.of(rate, Dimension.RATE);
    }

    private static String arrival(Arrival arrival) {
        if (arrival instanceof Arrival.Spread spread) {
            return "joining at random within " + Dimension.TIME.format(spread.spanNanos()) + from(spread.fromNanos());
        }
        if (arrival instanceof Arrival.Poisson poisson) {
            return "joining one by one, " + Frequency.format(poisson.perHour()) + " on average"
                    + from(poisson.fromNanos());
        }
        if (arrival instanceof Arrival.Times times) {
            return "joining at " + times.nanos().size() + " given times";
        }
        long at = arrival instanceof Arrival.Together together ? together.atNanos() : 0;
        return at == 0 ? "joining at the start" : "joining at " + Dimension.TIME.format(at);
    }

    private static String from(long nanos) {
        return nanos == 0 ? "" : " from " + Dimension.TIME.format(nanos) + " on";
    }

    private static String departure(PeerGroup group) {
        String abort = group.presence()
                .abort()
                .map(time -> " or giving up after " + DistributionText.of(time, Dimension.TIME))
                .orElse("");
        Departure departure = group.presence().departure();
        if (departure instanceof Departure.AtTimes) {
            return "leaving at given times" + abort;
        }
        if (departure instanceof Departure.AtProgress progress) {
            return "leaving with " + Dimension.SHARE.format(progress.perMillion()) + " of the pieces" + abort;
        }
        if (departure instanceof Departure.AfterJoining after) {
            return "leaving " + DistributionText.of(after.session(), Dimension.TIME) + " after joining" + abort;
        }
        if (departure instanceof Departure.AfterCompletion after) {
            String event = group.complete() ? "joining" : "completing";
            return after.delay().equals(new Distribution.Constant(0))
                    ? "leaving on " + event + abort
                    : "leaving " + DistributionText.of(after.delay(), Dimension.TIME) + " after " + event + abort;
        }
        return "staying to the end" + abort;
    }

    private static String stop(Stop stop) {
        String after = Dimension.TIME.format(stop.afterNanos());
        if (stop.when() instanceof Stop.Never) {
            return "The run lasts " + after;
        }
        String who = stop.when() instanceof Stop.GroupsComplete some
                ? some.groups().stream().collect(Collectors.joining(" and ", "every peer of ", ""))
                : "every peer";
        return "The run ends when " + who + " has completed or left, after " + after + " at the latest";
    }
}

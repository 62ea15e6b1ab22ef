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

    /** One paragraph, without line ends. */
    public static String of(Scenario scenario) {
        List<String> sentences = new ArrayList<>();
        int peers = scenario.peerCount();
        sentences.add(content(scenario.content()) + " for " + count(peers) + " that meet through a tracker over "
                + scenario.tracker().protocol().word().toUpperCase(Locale.ROOT));
        scenario.peers().forEach(group -> sentences.add(group(group)));
        scenario.faults().forEach(fault -> sentences.add(NetworkText.of(fault)));
        sentences.add(stop(scenario.stop()));
        sentences.add("Seed " + scenario.seed() + ", world " + scenario.world().word());
        comparison(scenario).ifPresent(sentences::add);
        int expectations = scenario.expectations().size();
        if (expectations > 0) {
            sentences.add(
                    expectations + (expectations == 1 ? " thing is" : " things are") + " expected of the results");
        }
        return scenario.name() + ": " + String.join(". ", sentences) + ".";
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
        facts.add(arrival(group.presence().arrival()) + (group.complete() ? " with the whole content" : ""));
        facts.add(rates(link.capacity()));
        if (!link.latency().equals(new Distribution.Constant(0))) {
            facts.add("are " + DistributionText.of(link.latency(), Dimension.TIME) + " away");
        }
        if (!link.loss().equals(new Distribution.Constant(0))) {
            facts.add("lose " + DistributionText.of(link.loss(), Dimension.SHARE) + " of packets");
        }
        facts.addAll(NetworkText.of(group));
        String slots = behaviour.choking().slots().isPresent()
                ? ", slots " + behaviour.choking().slots().getAsInt()
                : "";
        facts.add("use " + behaviour.picker().name() + " and "
                + behaviour.choker().name() + " (rounds of "
                + Dimension.TIME.format(behaviour.choking().roundNanos()) + slots + ")");
        unusual("disclosure", behaviour.disclosure(), "everything").ifPresent(facts::add);
        unusual("selector", behaviour.selector(), "random").ifPresent(facts::add);
        unusual("sizer", behaviour.sizer(), "adaptive").ifPresent(facts::add);
        group.playback()
                .ifPresent(playback -> facts.add("play it at " + Dimension.RATE.format(playback.bytesPerSecond()) + ", "
                        + Dimension.TIME.format(playback.startNanos()) + " behind"));
        facts.add(departure(group));
        return group.name() + ": " + count(group.count()) + (group.count() == 1 ? " to " : " that ")
                + String.join(", ", facts);
    }

    private static Optional<String> unusual(String kind, PolicyChoice choice, String usual) {
        return choice.equals(PolicyChoice.of(usual)) ? Optional.empty() : Optional.of(kind + " " + choice);
    }

    private static String count(int peers) {
        return peers + (peers == 1 ? " peer" : " peers");
    }

    private static String rates(Capacity capacity) {
        if (capacity instanceof Capacity.Classes classes) {
            return "have links of " + classes.classes().size()
                    + (classes.classes().size() == 1 ? " class" : " classes");
        }
        Capacity.Separate separate = (Capacity.Separate) capacity;
        return separate.upload().equals(separate.download())
                ? "upload and download " + rate(separate.upload())
                : "upload " + rate(separate.upload()) + " and download " + rate(separate.download());
    }

    private static String rate(Distribution rate) {
        return rate.equals(new Distribution.Constant(Distribution.UNLIMITED))
                ? "without limit"
                : "at " + DistributionText.of(rate, Dimension.RATE);
    }

    private static String arrival(Arrival arrival) {
        if (arrival instanceof Arrival.Spread spread) {
            return "join at random within " + Dimension.TIME.format(spread.spanNanos()) + from(spread.fromNanos());
        }
        if (arrival instanceof Arrival.Poisson poisson) {
            return "join one by one, " + Frequency.format(poisson.perHour()) + " on average"
                    + from(poisson.fromNanos());
        }
        if (arrival instanceof Arrival.Times times) {
            return "join at " + times.nanos().size() + " given times";
        }
        long at = arrival instanceof Arrival.Together together ? together.atNanos() : 0;
        return at == 0 ? "join at the start" : "join at " + Dimension.TIME.format(at);
    }

    private static String from(long nanos) {
        return nanos == 0 ? "" : " from " + Dimension.TIME.format(nanos) + " on";
    }

    private static String departure(PeerGroup group) {
        String abort = group.presence()
                .abort()
                .map(time -> ", or give up after " + DistributionText.of(time, Dimension.TIME))
                .orElse("");
        Departure departure = group.presence().departure();
        if (departure instanceof Departure.AtTimes) {
            return "leave at given times" + abort;
        }
        if (departure instanceof Departure.AtProgress progress) {
            return "leave with " + Dimension.SHARE.format(progress.perMillion()) + " of the pieces" + abort;
        }
        if (departure instanceof Departure.AfterJoining after) {
            return "leave " + DistributionText.of(after.session(), Dimension.TIME) + " after joining" + abort;
        }
        if (departure instanceof Departure.AfterCompletion after) {
            String event = group.complete() ? "joining" : "completing";
            return after.delay().equals(new Distribution.Constant(0))
                    ? "leave on " + event + abort
                    : "leave " + DistributionText.of(after.delay(), Dimension.TIME) + " after " + event + abort;
        }
        return "stay to the end" + abort;
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

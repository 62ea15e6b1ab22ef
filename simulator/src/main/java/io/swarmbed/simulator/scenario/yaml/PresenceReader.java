package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Frequency;
import io.swarmbed.simulator.scenario.Presence;
import io.swarmbed.simulator.scenario.QuantityException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads when the peers of a group come and go: {@code arrive}, {@code leave} and {@code abort}. */
final class PresenceReader {
    static final String AT_ONCE = "at-once";
    static final String NEVER = "never";
    static final String AT_COMPLETION = "at-completion";
    static final DistributionReader TIMES = new DistributionReader(Dimension.TIME, 0, Distribution.MAX_VALUE);

    private static final Arrival DEFAULT_ARRIVAL = new Arrival.Together(0);
    private static final List<String> ARRIVALS = List.of("spread", "poisson", "at", "csv");
    private static final List<String> DEPARTURES = List.of("after-complete", "after", "at-progress", "at");
    private static final String ARRIVAL_FORMS = AT_ONCE + ", {spread: 10 s}, {poisson: 2/s} or {at: [0 s, 5 s]}";
    private static final String DEPARTURE_FORMS =
            "never, at-completion, {after-complete: 2 min}, {after: 1 h}, {at-progress: 99 %} or {at: [5 s, never]}";

    Presence read(Fields group, int count, boolean complete, Optional<PeerTrace> trace) {
        Value arrive = group.value("arrive");
        Value leave = group.value("leave");
        Value abort = group.value("abort");
        Optional<Distribution> giveUp = abort.present() ? abort(abort) : Optional.empty();
        if (trace.isPresent()) {
            return traced(group, count, complete, trace.get(), giveUp);
        }
        Arrival arrival = arrive.present() ? arrival(arrive).orElse(DEFAULT_ARRIVAL) : DEFAULT_ARRIVAL;
        if (arrival instanceof Arrival.Times times && times.nanos().size() < count) {
            arrive.problem("has " + times.nanos().size() + " times for " + count + " peers; give each peer a time");
        }
        return new Presence(arrival, departure(leave, count, complete), giveUp);
    }

    private static Presence traced(
            Fields group, int count, boolean complete, PeerTrace trace, Optional<Distribution> giveUp) {
        Value value = group.value("trace");
        if (trace.joins().size() < count) {
            value.problem("has " + trace.joins().size() + " rows for " + count + " peers; lower 'count'");
        }
        if (group.ownValue("arrive").present()) {
            group.ownValue("arrive").problem("is told by 'trace'; remove one of them");
        }
        if (trace.leaves().isPresent() && group.ownValue("leave").present()) {
            group.ownValue("leave").problem("is told by 'trace'; remove one of them");
        }
        Departure departure = trace.leaves()
                .<Departure>map(Departure.AtTimes::new)
                .orElseGet(() -> departure(group.value("leave"), count, complete));
        return new Presence(new Arrival.Times(trace.joins()), departure, giveUp);
    }

    private static Optional<Arrival> arrival(Value value) {
        if (!value.isMapping()) {
            word(value, List.of(AT_ONCE), ARRIVAL_FORMS);
            return Optional.of(DEFAULT_ARRIVAL);
        }
        Fields fields = value.fields(ARRIVAL_FORMS);
        Optional<Arrival> read = fields.choice(ARRIVALS).flatMap(form -> switch (form) {
            case "spread" -> Optional.of(new Arrival.Spread(time(fields.value(form)), from(fields)));
            case "poisson" -> perHour(fields.value(form)).map(rate -> new Arrival.Poisson(rate, from(fields)));
            case "at" -> Optional.of(at(fields.value(form)));
            default ->
                new CsvColumn(Dimension.TIME, 0, Distribution.MAX_VALUE)
                        .read(fields)
                        .map(Arrival.Times::new);
        });
        fields.done();
        return read;
    }

    private static long from(Fields fields) {
        return time(fields.value("from"));
    }

    private static Arrival at(Value value) {
        return value.isScalar()
                ? new Arrival.Together(time(value))
                : new Arrival.Times(
                        value.items().stream().map(PresenceReader::time).toList());
    }

    private static long time(Value value) {
        return value.quantity(Dimension.TIME, 0, Distribution.MAX_VALUE, 0);
    }

    private static Optional<BigDecimal> perHour(Value value) {
        Optional<String> text = value.scalar(Frequency.EXAMPLE);
        try {
            return text.isPresent() ? Optional.of(Frequency.perHour(text.get())) : Optional.empty();
        } catch (QuantityException error) {
            value.problem("'" + text.orElse("") + "' " + error.getMessage());
            return Optional.empty();
        }
    }

    private static Departure departure(Value value, int count, boolean complete) {
        if (!value.present()) {
            return new Departure.Never();
        }
        if (value.isMapping()) {
            Fields fields = value.fields(DEPARTURE_FORMS);
            Optional<Departure> read = fields.choice(DEPARTURES).map(form -> switch (form) {
                case "at" -> leaveTimes(fields.value(form), count);
                case "at-progress" -> atProgress(fields.value(form), complete);
                case "after" -> new Departure.AfterJoining(leaveAfter(fields.value(form)));
                default -> new Departure.AfterCompletion(leaveAfter(fields.value(form)));
            });
            fields.done();
            return read.orElse(new Departure.Never());
        }
        boolean atCompletion = word(value, List.of(NEVER, AT_COMPLETION), DEPARTURE_FORMS)
                .filter(AT_COMPLETION::equals)
                .isPresent();
        if (atCompletion && complete) {
            value.problem(
                    "peers that are complete from the start would leave at once; give their group 'leave: never'");
        }
        return atCompletion ? new Departure.AfterCompletion(new Distribution.Constant(0)) : new Departure.Never();
    }

    private static Departure atProgress(Value value, boolean complete) {
        if (complete) {
            value.problem("peers that are complete from the start make no progress; write never or {after: 1 h}");
        }
        return new Departure.AtProgress((int) value.quantity(Dimension.SHARE, 1, 1_000_000, 1_000_000));
    }

    private static Distribution leaveAfter(Value value) {
        return TIMES.read(value, new Distribution.Constant(0));
    }

    private static Departure leaveTimes(Value list, int count) {
        List<Long> times = list.items().stream()
                .map(item ->
                        item.scalar("a time or never").filter(NEVER::equals).isPresent() ? Departure.STAYS : time(item))
                .toList();
        if (times.size() < count) {
            list.problem("has " + times.size() + " times for " + count + " peers; give each peer a time or never");
        }
        return new Departure.AtTimes(times);
    }

    private static Optional<Distribution> abort(Value value) {
        if (!value.isMapping()) {
            word(value, List.of(NEVER), "never or {after: 10 min}");
            return Optional.empty();
        }
        Fields fields = value.fields("{after: 10 min}");
        Value after = fields.value("after");
        Distribution time = TIMES.read(after, new Distribution.Constant(Distribution.MAX_VALUE));
        fields.done();
        if (!after.present()) {
            value.problem("does not say when; write never or {after: 10 min}");
        }
        return Optional.of(time);
    }

    private static Optional<String> word(Value value, List<String> words, String wanted) {
        Optional<String> text = value.scalar(wanted);
        if (text.isPresent() && !words.contains(text.get())) {
            value.problem("'" + text.get() + "' is not known here; write " + wanted);
            return Optional.empty();
        }
        return text;
    }
}

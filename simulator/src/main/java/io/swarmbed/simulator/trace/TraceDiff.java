package io.swarmbed.simulator.trace;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far two traces are the same.
 *
 * @param same how many events they begin with in common
 * @param before the last of these
 * @param first how the first trace goes on, empty when it is at its end
 * @param second how the second goes on
 */
public record TraceDiff(long same, List<TraceEvent> before, List<TraceEvent> first, List<TraceEvent> second) {
    /** Whether the traces are equal. */
    public boolean equal() {
        return first.isEmpty() && second.isEmpty();
    }

    /**
     * Compares two traces, in constant memory.
     *
     * @param a a run folder or a trace file
     * @param b likewise
     * @param context how many events to keep before and behind the place at which they part, at least 1
     * @throws TraceException when one cannot be read
     */
    public static TraceDiff of(Path a, Path b, int context) throws TraceException {
        try (TraceReader first = TraceReader.open(a);
                TraceReader second = TraceReader.open(b)) {
            Deque<String> before = new ArrayDeque<>();
            long same = 0;
            String one = first.line();
            String other = second.line();
            while (one != null && one.equals(other)) {
                same++;
                if (before.size() == context) {
                    before.remove();
                }
                before.add(one);
                one = first.line();
                other = second.line();
            }
            List<TraceEvent> common = new ArrayList<>();
            if (one != null || other != null) {
                for (String line : before) {
                    common.add(first.parse(line, same));
                }
            }
            return new TraceDiff(
                    same, common, rest(first, one, same + 1, context), rest(second, other, same + 1, context));
        }
    }

    private static List<TraceEvent> rest(TraceReader trace, @Nullable String line, long number, int most)
            throws TraceException {
        List<TraceEvent> events = new ArrayList<>();
        if (line == null) {
            return events;
        }
        events.add(trace.parse(line, number));
        for (int i = 1; i < most; i++) {
            Optional<TraceEvent> next = trace.next(number + i);
            if (next.isEmpty()) {
                break;
            }
            events.add(next.get());
        }
        return events;
    }
}

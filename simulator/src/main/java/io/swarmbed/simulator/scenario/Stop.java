package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * When a run ends.
 *
 * @param when the condition that ends the run well
 * @param afterNanos the run ends here at the latest; short of its condition, unless that is {@link Never}
 */
public record Stop(When when, long afterNanos) {
    /** What has to be so. */
    public sealed interface When {}

    /** Every peer that was to come has come, and has completed or left. */
    public record AllComplete() implements When {}

    /** Every peer of these groups has come, and has completed or left. */
    public record GroupsComplete(List<String> groups) implements When {
        public GroupsComplete {
            groups = List.copyOf(groups);
        }
    }

    /** Nothing: the run lasts its whole time, and that is what was wanted. */
    public record Never() implements When {}
}

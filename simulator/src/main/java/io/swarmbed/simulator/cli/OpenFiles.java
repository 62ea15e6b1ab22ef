package io.swarmbed.simulator.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files and sockets the system lets this process open. */
final class OpenFiles {
    /** Jars, listening sockets, files of the command itself. */
    private static final int OTHERS = 100;

    private OpenFiles() {}

    /** A line of warning when there are fewer than so many connections need. */
    static Optional<String> tooFewFor(int connections) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? warning(system.getMaxFileDescriptorCount(), connections)
                : Optional.empty();
    }

    static Optional<String> warning(long most, int connections) {
        return most >= connections + OTHERS
                ? Optional.empty()
                : Optional.of(
                        "warning: " + most + " files may be open at once, which is not enough for the " + connections
                                + " connections of 'http.connections': raise the limit with 'ulimit -n', or lower the number");
    }
}

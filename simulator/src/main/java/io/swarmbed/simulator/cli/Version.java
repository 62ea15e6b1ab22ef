package io.swarmbed.simulator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and the Java that runs it. */
public final class Version implements IVersionProvider {
    /** The version of this build; {@code development} when it does not run from a jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"swarmbed " + number() + " (Java " + System.getProperty("java.version") + ")"};
    }
}

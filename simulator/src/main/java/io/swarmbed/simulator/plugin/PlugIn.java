package io.swarmbed.simulator.plugin;

/**
 * A jar that takes part in a run.
 *
 * @param file its name, without folders
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record PlugIn(String file, String sha256) {}

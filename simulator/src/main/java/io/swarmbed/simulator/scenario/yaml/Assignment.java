package io.swarmbed.simulator.scenario.yaml;

/**
 * A key that the command line sets.
 *
 * @param written the option as the user gave it, for messages
 * @param text {@code key=value}, the value being YAML
 */
public record Assignment(String written, String text) {
    /** What was written behind {@code --set}. */
    public static Assignment set(String text) {
        return new Assignment("--set " + text, text);
    }

    /** An option of its own, whose value is taken as text. */
    public static Assignment option(String option, String value, String key) {
        return new Assignment(option + " " + value, key + "='" + value.replace("'", "''") + "'");
    }
}

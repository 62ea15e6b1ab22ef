package io.swarmbed.simulator.scenario.yaml;

import java.util.Set;

/**
 * What a file of keys is for, which its readers say in their messages.
 *
 * @param noun as in "a scenario"
 * @param rootKeys the keys at the outermost level
 * @param reference the file that shows every key
 * @param example an assignment that could be made to it
 * @param sharing what to do in place of an alias
 * @param missing what to do when there is no such file
 */
public record DocumentKind(
        String noun, Set<String> rootKeys, String reference, String example, String sharing, String missing) {
    static final DocumentKind SCENARIO = new DocumentKind(
            "a scenario",
            RootReader.KEYS,
            "scenarios/reference.yaml",
            "seed=3 or peers.home.count=5",
            "use 'defaults:' to share",
            "'swarmbed list scenarios' shows the bundled ones");

    public DocumentKind {
        rootKeys = Set.copyOf(rootKeys);
    }

    /** As in "no scenario". */
    String none() {
        return "no" + noun.substring(noun.indexOf(' '));
    }
}

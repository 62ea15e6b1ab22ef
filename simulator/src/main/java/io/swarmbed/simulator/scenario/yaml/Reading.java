package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.PolicyCatalog;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the parts of one reading share.
 *
 * @param askedKeys every key that was looked for
 */
record Reading(Problems problems, PolicyCatalog policies, Set<String> askedKeys) {
    Reading(PolicyCatalog policies) {
        this(new Problems(), policies, new TreeSet<>());
    }
}

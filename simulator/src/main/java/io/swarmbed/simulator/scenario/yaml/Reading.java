package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Policies;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the parts of one reading share.
 *
 * @param askedKeys every key that was looked for
 */
record Reading(Problems problems, Policies policies, Set<String> askedKeys) {
    Reading(Policies policies) {
        this(new Problems(), policies, new TreeSet<>());
    }
}

/**
 * Scenarios as YAML: {@link io.swarmbed.simulator.scenario.yaml.ScenarioReader} reads one and names the line and column
 * of everything that is wrong, {@link io.swarmbed.simulator.scenario.yaml.ScenarioWriter} writes one with every default.
 * A file becomes a tree of {@code YamlNode} that knows its places; {@code Fields} and {@code Value} read the tree.
 */
@NullMarked
package io.swarmbed.simulator.scenario.yaml;

import org.jspecify.annotations.NullMarked;

/**
 * The configuration of a tracker as YAML, read with the places of everything that is wrong. Start at
 * {@link io.swarmbed.simulator.tracker.TrackerConfigReader}; {@code docs/tracker.yaml} shows every key. Imports
 * {@code scenario.yaml} and the tracker's settings.
 */
@NullMarked
package io.swarmbed.simulator.tracker;

import org.jspecify.annotations.NullMarked;

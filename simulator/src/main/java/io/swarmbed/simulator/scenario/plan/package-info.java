/**
 * From groups to single peers: {@link io.swarmbed.simulator.scenario.plan.SwarmPlan} draws once, before the run, what
 * differs from peer to peer. Pure; the worlds consume it.
 */
@NullMarked
package io.swarmbed.simulator.scenario.plan;

import org.jspecify.annotations.NullMarked;

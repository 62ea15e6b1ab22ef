/**
 * What the front ends share: the registry with its clock, random stream and counters. Start at
 * {@link io.swarmbed.tracker.service.TrackerService}. Imports {@code swarm}, {@code fault} and the engine's {@code random};
 * no Netty.
 */
@NullMarked
package io.swarmbed.tracker.service;

import org.jspecify.annotations.NullMarked;

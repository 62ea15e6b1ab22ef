/**
 * The only doors out of the core: clock, alarms, randomness, network, block store, tracker, observer. Each world
 * implements them. Start at {@link io.swarmbed.engine.env.Env}. Imports {@code wire}, {@code meta}, {@code random}.
 */
@NullMarked
package io.swarmbed.engine.env;

import org.jspecify.annotations.NullMarked;

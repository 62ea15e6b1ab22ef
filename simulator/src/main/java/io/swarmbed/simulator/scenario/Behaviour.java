package io.swarmbed.simulator.scenario;

import io.swarmbed.engine.policy.PolicyChoice;

/**
 * What a peer does with its link.
 *
 * @param requestQueue requests it accepts from one peer at a time, and announces as {@code reqq} (BEP 10)
 * @param corruptPerMillion blocks in a million that it serves corrupted
 */
public record Behaviour(
        PolicyChoice picker,
        PolicyChoice choker,
        PolicyChoice disclosure,
        PolicyChoice selector,
        PolicyChoice sizer,
        Choking choking,
        Connections connections,
        Extensions extensions,
        int requestQueue,
        int corruptPerMillion) {}

package io.swarmbed.simulator.record;

/**
 * What it took to compute a run in virtual time. The wall time is another one on each machine: it stands in
 * {@code run.json} and in no other file.
 *
 * @param events that happened, timers included
 * @param queueOperations of the event queue, as the virtual clock counts them
 * @param deliveries of messages between peers
 * @param wallNanos real time from the start of the run to its end
 */
public record Effort(long events, long queueOperations, long deliveries, long wallNanos) {}

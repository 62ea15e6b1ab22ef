package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.TrackerStats;

/** Everything that the pages show, at one moment. */
record StatusReport(String version, TrackerStats stats, Rates rates) {}

package io.swarmbed.tracker.service;

/** How a request came. */
public enum Protocol {
    /** BEP 15. */
    UDP,
    /** BEP 3. */
    HTTP
}

package io.swarmbed.tracker.service;

import io.swarmbed.tracker.swarm.Endpoint;

/**
 * Somebody asks for a page.
 *
 * @param path of the request, without its query
 * @param accept the media types that the reader prefers, as its header has them; empty when there is no such header
 * @param reader where the request came from, or what a trusted proxy forwards; its port does not count
 */
public record PageRequest(String path, String accept, Endpoint reader) {}

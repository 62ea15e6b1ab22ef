package io.swarmbed.tracker.service;

/**
 * A page about the tracker itself, to be sent over HTTP.
 *
 * @param status of HTTP
 * @param contentType as the header has it; the text is sent in UTF-8
 * @param text the body
 */
public record Page(int status, String contentType, String text) {}

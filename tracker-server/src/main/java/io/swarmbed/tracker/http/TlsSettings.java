package io.swarmbed.tracker.http;

import java.nio.file.Path;

/**
 * Where the proof of identity for HTTPS lies.
 *
 * @param certificates a PEM file of the tracker's certificate and those that lead from it to its root, in this order
 * @param key a PEM file of its private key (PKCS #8, not encrypted)
 */
public record TlsSettings(Path certificates, Path key) {}

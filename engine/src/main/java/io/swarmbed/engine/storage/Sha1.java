package io.swarmbed.engine.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of BEP 3. */
final class Sha1 {
    private Sha1() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}

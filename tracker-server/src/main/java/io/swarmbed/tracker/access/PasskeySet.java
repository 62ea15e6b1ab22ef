package io.swarmbed.tracker.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/**
 * Passkeys, of which only a digest under a secret salt is kept. How long a look-up takes depends on the digest, of which a
 * stranger knows nothing, so that timing tells nothing of the passkeys. Immutable.
 */
final class PasskeySet {
    private final byte[] salt;
    private final Set<Digest> digests;

    private PasskeySet(byte[] salt, Set<Digest> digests) {
        this.salt = salt;
        this.digests = digests;
    }

    boolean contains(String passkey) {
        return digests.contains(Digest.of(salt, passkey));
    }

    int size() {
        return digests.size();
    }

    /** Collects passkeys. */
    static final class Builder {
        private final byte[] salt;
        private final Set<Digest> digests = new HashSet<>();

        /** @param salt random bytes that nobody else knows */
        Builder(byte[] salt) {
            this.salt = salt.clone();
        }

        void add(String passkey) {
            digests.add(Digest.of(salt, passkey));
        }

        int size() {
            return digests.size();
        }

        PasskeySet build() {
            return new PasskeySet(salt, Set.copyOf(digests));
        }
    }

    /** The first 16 bytes of SHA-256 of salt and passkey. */
    private record Digest(long high, long low) {
        static Digest of(byte[] salt, String passkey) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(salt);
                ByteBuffer bytes = ByteBuffer.wrap(sha.digest(passkey.getBytes(StandardCharsets.UTF_8)));
                return new Digest(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

package io.swarmbed.tracker.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and key, and says which file is wrong and why. */
final class TlsFiles {
    private static final long MAX_BYTES = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final String DAMAGED = ": holds a certificate that is damaged; export it again";

    private TlsFiles() {}

    /** The chain in the file, which begins with the tracker's own. */
    static List<X509Certificate> certificates(Path file) throws TlsException {
        byte[] bytes = read(file, "certificates");
        if (!text(bytes).contains("-----BEGIN CERTIFICATE-----")) {
            throw new TlsException(
                    file + ": holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----");
        }
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw new TlsException(file + DAMAGED, e);
        }
        throw new TlsException(file + DAMAGED);
    }

    /** The key in the file, which fits the certificate. */
    static PrivateKey key(Path file, X509Certificate certificate) throws TlsException {
        String text = text(read(file, "a private key"));
        if (text.contains("ENCRYPTED")) {
            throw new TlsException(file + ": the key is encrypted; write it without a password with"
                    + " 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW'");
        }
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            boolean older =
                    text.contains("-----BEGIN RSA PRIVATE KEY-----") || text.contains("-----BEGIN EC PRIVATE KEY-----");
            throw new TlsException(
                    older
                            ? file + ": the key is not in PKCS #8 form; convert it with"
                                    + " 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW'"
                            : file + ": holds no key in PEM form, which begins with -----BEGIN PRIVATE KEY-----");
        }
        PublicKey counterpart = certificate.getPublicKey();
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
            PrivateKey key = KeyFactory.getInstance(counterpart.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (fits(key, counterpart)) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException(
                    file + ": the key is damaged, or of another kind than the certificate's, which is "
                            + counterpart.getAlgorithm(),
                    e);
        }
        throw new TlsException(file + ": the key does not belong to the certificate; give the one it was made with");
    }

    private static boolean fits(PrivateKey key, PublicKey counterpart) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] sample = "Does this key fit?".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(counterpart);
        signature.update(sample);
        return signature.verify(signed);
    }

    private static byte[] read(Path file, String wanted) throws TlsException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new TlsException(file + ": is too large to hold " + wanted + "; name another file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TlsException(file + ": not found; it should hold " + wanted, e);
        } catch (IOException e) {
            throw new TlsException(file + ": cannot be read; check that it is a file and its permissions", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

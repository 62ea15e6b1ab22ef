package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.tracker.ListenAddress;
import io.swarmbed.tracker.ListenSettings;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.TrackerStartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS with certificates that the JDK's keytool makes. */
class HttpsTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    private static Path folder;

    /** Writes NAME.pem and NAME.key. */
    private static void make(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=IP:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", keys.getCertificate("it").getEncoded()));
        Files.writeString(
                folder.resolve(name + ".key"),
                pem("PRIVATE KEY", keys.getKey("it", PASSWORD).getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("rsa", "RSA");
        make("ec", "EC");
        Files.writeString(folder.resolve("text"), "no PEM at all");
        Files.writeString(folder.resolve("damaged.pem"), pem("CERTIFICATE", new byte[99]));
        Files.writeString(folder.resolve("damaged.key"), pem("PRIVATE KEY", new byte[99]));
        Files.writeString(folder.resolve("encrypted.key"), pem("ENCRYPTED PRIVATE KEY", new byte[99]));
        Files.writeString(folder.resolve("older.key"), pem("RSA PRIVATE KEY", new byte[99]));
    }

    @Test
    void an_announce_is_answered_over_tls_with_either_kind_of_key() throws Exception {
        for (String name : new String[] {"rsa", "ec"}) {
            try (TrackerServer server = start(name + ".pem", name + ".key");
                    SSLSocket socket = connect(server, name)) {
                assertThat(socket.getSession().getProtocol()).startsWith("TLSv1.");
                assertThat(announce(socket)).startsWith("HTTP/1.1 200 OK").contains("5:peers0:e");
                assertThat(server.stats().announces()).isEqualTo(1);
            }
        }
    }

    @Test
    void what_speaks_no_tls_gets_no_answer_and_does_no_harm() throws Exception {
        try (TrackerServer server = start("ec.pem", "ec.key")) {
            InetSocketAddress address = server.httpsAddresses().get(0);
            try (Socket plain = new Socket(address.getAddress(), address.getPort())) {
                plain.setSoTimeout(10_000);
                plain.getOutputStream().write("GET /announce HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("HTTP");
            }
            try (SSLSocket socket = connect(server, "ec")) {
                assertThat(announce(socket)).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void a_connection_of_tls_1_2_gets_one_handshake() throws Exception {
        try (TrackerServer server = start("ec.pem", "ec.key");
                SSLSocket socket = connect(server, "ec", "TLSv1.2")) {
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        announce(socket);
                    })
                    .isInstanceOf(IOException.class);
            assertThat(server.stats().announces()).isZero();
            try (SSLSocket another = connect(server, "ec", "TLSv1.2")) {
                assertThat(announce(another)).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void renewed_files_are_taken_up_unless_they_are_wrong() throws Exception {
        Path certificates = Files.copy(folder.resolve("rsa.pem"), folder.resolve("live.pem"));
        Path key = Files.copy(folder.resolve("rsa.key"), folder.resolve("live.key"));
        TlsIdentity identity = TlsIdentity.load(new TlsSettings(certificates, key));
        Object first = identity.context();
        identity.renew();
        assertThat(identity.context()).isSameAs(first);
        Files.writeString(certificates, Files.readString(folder.resolve("ec.pem")));
        Files.setLastModifiedTime(certificates, FileTime.from(Instant.EPOCH));
        identity.renew();
        assertThat(identity.context()).as("the key is still the former one").isSameAs(first);
        Files.writeString(key, Files.readString(folder.resolve("ec.key")));
        identity.renew();
        assertThat(identity.context()).isNotSameAs(first);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, ec.key, missing: not found; it should hold certificates",
        "text, ec.key, text: holds no certificate in PEM form",
        "damaged.pem, ec.key, damaged.pem: holds a certificate that is damaged",
        "ec.pem, missing, missing: not found; it should hold a private key",
        "ec.pem, text, text: holds no key in PEM form",
        "ec.pem, damaged.key, 'damaged.key: the key is damaged, or of another kind than the certificate''s, which is EC'",
        "ec.pem, rsa.key, 'rsa.key: the key is damaged, or of another kind than the certificate''s, which is EC'",
        "rsa.pem, encrypted.key, encrypted.key: the key is encrypted; write it without a password with 'openssl",
        "rsa.pem, older.key, older.key: the key is not in PKCS #8 form; convert it with 'openssl",
    })
    void files_that_cannot_be_used_are_named_with_a_remedy(String certificates, String key, String told) {
        assertThatThrownBy(() -> start(certificates, key))
                .isInstanceOf(TrackerStartException.class)
                .hasMessageContaining(folder + "/" + told);
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        make("other", "EC");
        assertThatThrownBy(() -> start("ec.pem", "other.key"))
                .hasMessageEndingWith(
                        "other.key: the key does not belong to the certificate; give the one it was made with");
    }

    private static TrackerServer start(String certificates, String key) throws TrackerStartException {
        List<ListenAddress> local = List.of(new ListenAddress("127.0.0.1", 0));
        return TrackerServer.start(TrackerSettings.defaults()
                .withThreads(1)
                .withListen(new ListenSettings(List.of(), List.of(), local))
                .withHttp(HttpSettings.defaults()
                        .withTls(new TlsSettings(folder.resolve(certificates), folder.resolve(key)))));
    }

    private static SSLSocket connect(TrackerServer server, String name, String... protocols) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        Certificate certificate = store.getCertificate("it");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        InetSocketAddress address = server.httpsAddresses().get(0);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        SSLSession session = socket.getSession();
        assertThat(session.getPeerCertificates()).containsExactly(certificate);
        return socket;
    }

    private static String announce(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write(
                        ("GET /announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=bbbbbbbbbbbbbbbbbbbb&port=7&left=1 HTTP/1.1\r\n"
                                        + "Host: t\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}

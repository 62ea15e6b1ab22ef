package io.swarmbed.tracker.http;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The tracker's proof of identity for TLS 1.2 and 1.3, of the JDK. Renewed files are taken up by {@link #renew}, for the
 * connections that come after; while they cannot be used the former proof is. Safe to use from any thread.
 */
public final class TlsIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);
    private static final String TLS_1_2 = "TLSv1.2";

    private final TlsSettings settings;
    private volatile Loaded loaded;
    private boolean failing;
    private String lastSeen;

    private TlsIdentity(TlsSettings settings, Loaded loaded) {
        this.settings = settings;
        this.loaded = loaded;
        this.lastSeen = loaded.version;
    }

    /** What was made of the files. */
    private record Loaded(SslContext context, String version) {}

    /** Reads the files. */
    public static TlsIdentity load(TlsSettings settings) throws TlsException {
        return new TlsIdentity(settings, read(settings));
    }

    /** Reads the files again if they have changed. To be called from time to time; it reads the disk. */
    public synchronized void renew() {
        String version = version(settings);
        if (version.equals(lastSeen)) {
            return;
        }
        lastSeen = version;
        try {
            loaded = read(settings);
            // The end of a trouble is told wherever the trouble was.
            LOG.atLevel(failing ? Level.WARN : Level.INFO)
                    .log("HTTPS: took up the certificates of {}", settings.certificates());
            failing = false;
        } catch (TlsException e) {
            failing = true;
            LOG.warn("HTTPS: keeping the former certificates: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("HTTPS: keeping the former certificates of {}", settings.certificates(), e);
        }
    }

    /**
     * The handler of one connection. A client of TLS 1.2 gets one handshake: it could otherwise keep a thread of the
     * tracker at signatures with packets of a few bytes.
     */
    SslHandler handler(Channel channel, int handshakeSeconds) {
        SslHandler handler = context().newHandler(channel.alloc());
        handler.setHandshakeTimeout(handshakeSeconds, TimeUnit.SECONDS);
        SSLEngine engine = handler.engine();
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess() && engine.getSession().getProtocol().equals(TLS_1_2)) {
                engine.setEnabledProtocols(new String[0]);
            }
        });
        return handler;
    }

    /** What connections are made with at this moment. */
    SslContext context() {
        return loaded.context;
    }

    private static Loaded read(TlsSettings settings) throws TlsException {
        String version = version(settings);
        List<X509Certificate> chain = TlsFiles.certificates(settings.certificates());
        try {
            SslContext context = SslContextBuilder.forServer(
                            TlsFiles.key(settings.key(), chain.get(0)), chain.toArray(new X509Certificate[0]))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", TLS_1_2)
                    .build();
            return new Loaded(context, version);
        } catch (SSLException | IllegalArgumentException e) {
            throw new TlsException(
                    settings.certificates() + ": cannot be used with " + settings.key() + ": " + e.getMessage(), e);
        }
    }

    /** When the files were written, and how long they are. */
    private static String version(TlsSettings settings) {
        return version(settings.certificates()) + ' ' + version(settings.key());
    }

    private static String version(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException missing) {
            return "";
        }
    }
}

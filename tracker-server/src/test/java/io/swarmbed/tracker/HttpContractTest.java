package io.swarmbed.tracker;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BencodeReader;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The contract over HTTP with compact replies (BEP 3, 7, 23, 48). */
class HttpContractTest extends WireContract {
    private static final Endpoint SCRAPER = Endpoint.ofIpv4(0x7F00_0001, 0);

    @Override
    Answer announce(int torrent, Endpoint peer, long left, AnnounceEvent event, int numWant) throws Exception {
        String target = "/announce?compact=1&info_hash=" + escaped(torrent) + "&peer_id=" + escaped(peer.port())
                + "&port=" + peer.port() + "&left=" + left + "&uploaded=0&downloaded=0"
                + (event == AnnounceEvent.NONE ? "" : "&event=" + event.name().toLowerCase(Locale.ROOT))
                + (numWant < 0 ? "" : "&numwant=" + numWant);
        BDict reply = get(target, peer);
        Optional<String> refusal = reply.text("failure reason");
        if (refusal.isPresent()) {
            return new Answer(refusal, 0, 0, List.of());
        }
        BBytes peers = reply.requireBytes(peer.isIpv4() ? "peers" : "peers6");
        return new Answer(
                refusal,
                (int) reply.requireInteger("complete"),
                (int) reply.requireInteger("incomplete"),
                peers(peers.buffer(), peer.isIpv4()));
    }

    @Override
    SwarmTotals scrape(int torrent) throws Exception {
        BDict files = get("/scrape?info_hash=" + escaped(torrent), SCRAPER).requireDict("files");
        BDict counts = (BDict) files.get(BBytes.of(twentyBytes(torrent))).orElseThrow();
        return new SwarmTotals((int) counts.requireInteger("complete"), (int) counts.requireInteger("incomplete"), (int)
                counts.requireInteger("downloaded"));
    }

    private BDict get(String target, Endpoint peer) throws Exception {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(5000);
            socket.bind(new InetSocketAddress(address(peer), 0));
            socket.connect(new InetSocketAddress(
                    tracker(peer), server().httpAddress().orElseThrow().getPort()));
            String request = "GET " + target + " HTTP/1.1\r\nHost: tracker\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] reply = socket.getInputStream().readAllBytes();
            int body = new String(reply, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            return BencodeReader.strict(1 << 16).readDict(Arrays.copyOfRange(reply, body, reply.length));
        }
    }

    private static String escaped(int number) {
        return HexFormat.of().withPrefix("%").formatHex(twentyBytes(number));
    }
}

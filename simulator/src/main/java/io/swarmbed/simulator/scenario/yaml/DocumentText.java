package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a file, whatever is wrong with it. */
final class DocumentText {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private DocumentText() {}

    static String of(Path file, DocumentKind kind) throws ScenarioException {
        Problems problems = new Problems();
        Place place = new Place(file.toString(), 1, 1, file);
        if (!Files.exists(file)) {
            throw problems.fatal(place, "there is no such file; " + kind.missing());
        }
        if (Files.isDirectory(file)) {
            throw problems.fatal(place, "this is a folder; name " + kind.noun() + " file in it");
        }
        try (InputStream input = Files.newInputStream(file)) {
            // A device has no size to go by.
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problems.fatal(place, "the file is larger than 8 MiB; this cannot be " + kind.noun());
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException error) {
            throw problems.fatal(place, "the file is not UTF-8 text; save it as such");
        } catch (IOException error) {
            throw problems.fatal(place, "the file cannot be read; check its permissions");
        }
    }
}

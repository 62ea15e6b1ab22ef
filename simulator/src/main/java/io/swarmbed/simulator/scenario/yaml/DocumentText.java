package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a file, whatever is wrong with it. */
final class DocumentText {
    private static final long MAX_BYTES = 8L * 1024 * 1024;

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
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw problems.fatal(place, "the file is larger than 8 MiB; this cannot be " + kind.noun());
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException error) {
            throw problems.fatal(place, "the file is not UTF-8 text; save it as such");
        } catch (IOException error) {
            throw problems.fatal(place, "the file cannot be read; check its permissions");
        }
    }
}

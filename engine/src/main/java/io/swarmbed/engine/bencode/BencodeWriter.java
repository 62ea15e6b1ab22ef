package io.swarmbed.engine.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes values in the canonical form of BEP 3: the same value always gives the same bytes. */
public final class BencodeWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BencodeWriter() {}

    /** The canonical encoding, in a fresh array. */
    public static byte[] encode(BValue value) {
        BencodeWriter writer = new BencodeWriter();
        writer.write(value);
        return writer.out.toByteArray();
    }

    private void write(BValue value) {
        if (value instanceof BInteger integer) {
            ascii("i" + integer.value() + "e");
        } else if (value instanceof BBytes bytes) {
            ascii(bytes.length() + ":");
            out.writeBytes(bytes.array());
        } else if (value instanceof BList list) {
            out.write('l');
            for (BValue item : list) {
                write(item);
            }
            out.write('e');
        } else if (value instanceof BDict dict) {
            out.write('d');
            for (int i = 0; i < dict.size(); i++) {
                write(dict.keyAt(i));
                write(dict.valueAt(i));
            }
            out.write('e');
        }
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}

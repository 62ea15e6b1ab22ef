package io.swarmbed.reports.chart;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a document as XML, the same on every Java. */
final class SvgText {
    private final StringBuilder out = new StringBuilder(1 << 16);

    private SvgText() {}

    /** The element with all that is in it. Ids and names are the drawing's own; text is escaped. */
    static String of(Element root) {
        SvgText text = new SvgText();
        text.write(root);
        return text.out.toString();
    }

    private void write(Node node) {
        if (node instanceof Element element) {
            write(element);
        } else if (node.getNodeType() == Node.TEXT_NODE) {
            escape(node.getNodeValue());
        }
    }

    private void write(Element element) {
        out.append('<').append(element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            out.append(' ').append(attributes.item(i).getNodeName()).append("=\"");
            escape(attributes.item(i).getNodeValue());
            out.append('"');
        }
        if (!element.hasChildNodes()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            write(child);
        }
        out.append("</").append(element.getTagName()).append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append(c);
                // XML has no way to write the other control characters, nor halves of a pair
                default -> out.append(c < ' ' || c > 0xFFFD || lonely(text, i) ? '\uFFFD' : c);
            }
        }
    }

    private static boolean lonely(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}

package io.swarmbed.reports.html;

/** HTML text under construction. Everything that comes from a run goes through {@link #text}. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Appends markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends foreign text, escaped for an element or a quoted attribute. */
    Html text(String foreign) {
        foreign.codePoints().forEach(this::escape);
        return this;
    }

    /** Appends an element with nothing but text in it. */
    Html element(String tag, String foreign) {
        return raw("<" + tag + ">").text(foreign).raw("</" + tag + ">\n");
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
                boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
                boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                out.appendCodePoint(control || surrogate ? 0xFFFD : c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

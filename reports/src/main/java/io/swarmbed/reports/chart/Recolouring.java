package io.swarmbed.reports.chart;

import java.util.Locale;

/** Style rules that show a drawing made for the light ground in the colours of the dark one. */
public final class Recolouring {
    private Recolouring() {}

    /**
     * The rules, as CSS without a condition around them.
     *
     * @param drawing the selector of the drawings' root elements
     */
    public static String css(String drawing) {
        StringBuilder rules = new StringBuilder();
        for (Tone tone : Tone.values()) {
            String light = SvgTidy.hex(tone.on(Theme.LIGHT).getRGB());
            String dark = SvgTidy.hex(tone.on(Theme.DARK).getRGB());
            if (!light.equals(dark)) {
                for (String property : new String[] {"fill", "stroke"}) {
                    String having = "[" + property + "=\"" + light + "\"]";
                    rules.append(String.format(
                            Locale.ROOT, "%1$s%2$s,%1$s %2$s{%3$s:%4$s}%n", drawing, having, property, dark));
                }
            }
        }
        return rules.toString().replace("\r", "");
    }
}

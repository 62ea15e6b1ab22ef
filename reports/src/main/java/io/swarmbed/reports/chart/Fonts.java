package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.ReportException;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The typeface of the charts. */
public final class Fonts {
    /** Narrow enough for axis labels and common on Linux, Windows and macOS, in order of preference. */
    private static final List<String> PREFERRED = List.of("Liberation Sans", "Arial", "Helvetica");

    private Fonts() {}

    static Font title() {
        return bold(17);
    }

    static Font subtitle() {
        return plain(12);
    }

    static Font label() {
        return plain(13);
    }

    static Font tick() {
        return plain(12);
    }

    static Font plain(float size) {
        return new Font(Family.NAME, Font.PLAIN, 1).deriveFont(size);
    }

    static Font bold(float size) {
        return new Font(Family.NAME, Font.BOLD, 1).deriveFont(size);
    }

    /**
     * Measures a word, which is where a Java without fonts or without its font library fails.
     *
     * @throws ReportException with what to install
     */
    public static void require() throws ReportException {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            boolean visible = graphics.getFontMetrics().stringWidth("piece") > 0;
            graphics.dispose();
            if (!visible) {
                throw new ReportException(noFont("its fonts have no letters"));
            }
        } catch (RuntimeException | Error e) {
            // AWT reports missing fonts and libraries as errors of many kinds, InternalError and linkage errors among
            // them
            throw new ReportException(noFont(e.getClass().getSimpleName()), e);
        }
    }

    private static String noFont(String sign) {
        return "charts cannot be drawn: Java finds no usable font (" + sign
                + "); install one and its library, such as fontconfig and fonts-dejavu-core (Debian, Ubuntu) or"
                + " fontconfig and dejavu-sans-fonts (Fedora), and a JRE that is not stripped of java.desktop;"
                + " then chart the run folder again";
    }

    /** Looked up on first use, after {@link #require} has told AWT to do without a display. */
    private static final class Family {
        static final String NAME = PREFERRED.stream()
                .filter(name -> new Font(name, Font.PLAIN, 12).getFamily().equals(name))
                .findFirst()
                .orElse(Font.SANS_SERIF);
    }
}

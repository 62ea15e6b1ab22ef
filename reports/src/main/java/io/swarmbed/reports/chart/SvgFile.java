package io.swarmbed.reports.chart;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns a chart into an SVG document, with text as text and grids of cells as images. */
public final class SvgFile {
    static final String SVG = "http://www.w3.org/2000/svg";

    /** Digits behind the point: a hundredth of a logical pixel. */
    private static final int PRECISION = 2;

    static {
        // JFreeChart draws turned text as outlines otherwise, because of faults that Java had once
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private SvgFile() {}

    /**
     * Draws and writes a chart as one element, without a declaration, so that it may stand in a page. Its ids begin with
     * the figure's slug, so that several may.
     */
    public static String encode(Figure.Drawn figure) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(context(document, figure.slug()), false);
            graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
            figure.chart().draw(graphics, new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
            Element root = graphics.getRoot();
            graphics.dispose();
            SvgTidy.apply(root, figure);
            return SvgText.of(root) + "\n";
        } catch (ParserConfigurationException e) {
            throw new IOException("the XML library of this Java makes no document for " + figure.slug(), e);
        }
    }

    private static SVGGeneratorContext context(Document document, String slug) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(PRECISION);
        context.setComment("");
        context.setImageHandler(new SvgImages());
        context.setIDGenerator(new SVGIDGenerator() {
            private final Map<String, Integer> counts = new HashMap<>();

            @Override
            public String generateID(String prefix) {
                return slug + "-" + prefix + counts.merge(prefix, 1, Integer::sum);
            }
        });
        return context;
    }
}

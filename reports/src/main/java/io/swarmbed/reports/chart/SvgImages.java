package io.swarmbed.reports.chart;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts an image into the drawing as a PNG within a link, with a pixel for each cell and no smoothing between them. */
final class SvgImages extends DefaultImageHandler {
    static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    private static void embed(BufferedImage image, Element element) {
        try {
            String data = Base64.getEncoder().encodeToString(PngFile.encode(image));
            element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + data);
            element.setAttribute("preserveAspectRatio", "none");
            // browsers know the second word, older programs the first
            element.setAttribute("image-rendering", "optimizeSpeed");
            element.setAttribute("style", "image-rendering:pixelated");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

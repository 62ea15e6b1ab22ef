package io.swarmbed.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns a chart into a PNG. */
public final class PngFile {
    /** Of Deflate, from 1 (smallest) to 0 (fastest); charts hardly shrink below this. */
    private static final float EFFORT = 0.5f;

    private PngFile() {}

    /**
     * Draws and encodes a chart.
     *
     * @param scale pixels per logical pixel
     */
    public static byte[] encode(Figure.Drawn figure, double scale) throws IOException {
        return encode(paint(figure, scale));
    }

    static BufferedImage paint(Figure.Drawn figure, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(figure.width() * scale),
                (int) Math.round(figure.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(scale, scale);
            figure.chart().draw(graphics, new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    static byte[] encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(EFFORT);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

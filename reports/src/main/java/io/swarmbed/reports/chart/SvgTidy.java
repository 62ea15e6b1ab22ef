package io.swarmbed.reports.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes of what Batik draws a small document that any program shows alike: colours as {@code #rrggbb}, typefaces with
 * substitutes, no clips but those of plots, a title and a description for readers who do not see it.
 */
final class SvgTidy {
    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
    private static final Pattern CLIP = Pattern.compile("url\\(#(.+)\\)");
    private static final String TYPEFACE = "Liberation Sans, Arial, Helvetica, sans-serif";
    private static final List<String> COLOURED = List.of("fill", "stroke");
    private static final List<String> DEFAULTS = List.of(
            "color-interpolation",
            "color-rendering",
            "image-rendering",
            "shape-rendering",
            "text-rendering",
            "font-style",
            "stroke-dashoffset");

    private final String wholeCanvas;
    private final Set<String> needlessClips = new HashSet<>();
    private final Set<String> clips = new HashSet<>();

    private SvgTidy(Figure.Drawn figure) {
        String right = " L" + figure.width() + " ";
        String bottom = String.valueOf(figure.height());
        wholeCanvas = "M0 0" + right + "0" + right + bottom + " L0 " + bottom + " L0 0 Z";
    }

    static void apply(Element root, Figure.Drawn figure) {
        SvgTidy tidy = new SvgTidy(figure);
        tidy.findNeedlessClips(root);
        tidy.cleanTree(root);
        tidy.removeUnusedClips(root);
        for (String attribute : DEFAULTS) {
            root.removeAttribute(attribute);
        }
        root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
        root.setAttribute("role", "img");
        root.setAttribute("xmlns", SvgFile.SVG);
        if (root.getElementsByTagName("image").getLength() > 0) {
            root.setAttribute("xmlns:xlink", SvgImages.XLINK);
        }
        Node first = root.getFirstChild();
        root.insertBefore(text(root, "title", figure.heading()), first);
        root.insertBefore(text(root, "desc", figure.caption()), first);
    }

    private static Element text(Element root, String name, String content) {
        Element element = root.getOwnerDocument().createElementNS(SvgFile.SVG, name);
        element.setTextContent(content);
        return element;
    }

    private void findNeedlessClips(Node node) {
        if (node instanceof Element element && element.getTagName().equals("clipPath")) {
            Node path = element.getFirstChild();
            if (path instanceof Element shape && shape.getAttribute("d").equals(wholeCanvas)) {
                needlessClips.add(element.getAttribute("id"));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            findNeedlessClips(child);
        }
    }

    private void cleanTree(Node node) {
        Node next;
        for (Node child = node.getFirstChild(); child != null; child = next) {
            next = child.getNextSibling();
            if (child.getNodeType() == Node.COMMENT_NODE) {
                node.removeChild(child);
            } else {
                cleanTree(child);
            }
        }
        if (node instanceof Element element) {
            clean(element);
        }
    }

    private void clean(Element element) {
        for (String attribute : COLOURED) {
            if (element.hasAttribute(attribute)) {
                element.setAttribute(attribute, colour(element.getAttribute(attribute)));
            }
        }
        if (element.hasAttribute("font-family")) {
            element.setAttribute("font-family", TYPEFACE);
        }
        if (!element.getTagName().equals("image")) {
            element.removeAttribute("image-rendering");
        }
        element.removeAttribute("text-rendering");
        boolean text = element.getTagName().equals("text");
        if (text && !element.getTextContent().contains("  ")) {
            element.removeAttribute("xml:space");
        }
        Matcher clip = CLIP.matcher(element.getAttribute("clip-path"));
        if (clip.matches()) {
            if (text || needlessClips.contains(clip.group(1))) {
                element.removeAttribute("clip-path");
            } else {
                clips.add(clip.group(1));
            }
        }
    }

    /** From the last to the first, because removing moves those behind. */
    private void removeUnusedClips(Node node) {
        Node before;
        for (Node child = node.getLastChild(); child != null; child = before) {
            before = child.getPreviousSibling();
            removeUnusedClips(child);
            if (child instanceof Element element) {
                boolean unused = element.getTagName().equals("clipPath") && !clips.contains(element.getAttribute("id"));
                boolean empty = element.getTagName().equals("defs") && !element.hasChildNodes();
                if (unused || empty) {
                    node.removeChild(child);
                }
            }
        }
    }

    private static String colour(String value) {
        Matcher rgb = RGB.matcher(value);
        if (rgb.matches()) {
            int packed = Integer.parseInt(rgb.group(1)) << 16
                    | Integer.parseInt(rgb.group(2)) << 8
                    | Integer.parseInt(rgb.group(3));
            return hex(packed);
        }
        return switch (value) {
            case "white" -> "#ffffff";
            case "black" -> "#000000";
            default -> value;
        };
    }

    /** A colour as HTML and SVG write it. */
    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb & 0xFFFFFF);
    }
}

package io.orbitgraph.server.shell;

import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes: two for most East Asian characters and emoji, none for accents that
/// combine.
final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /// The text in exactly `width` columns: padded with blanks, or cut, with `…` for what is lost.
    static String fit(String text, int width, boolean right) {
        int own = of(text);
        if (own <= width) {
            String blanks = " ".repeat(width - own);
            return right ? blanks + text : text + blanks;
        }
        if (width < 1) {
            return "";
        }
        int end = prefix(text, width - 1);
        String head = text.substring(0, end);
        return head + "…" + " ".repeat(width - 1 - of(head));
    }

    /// How many chars of the text fit in `width` columns.
    static int prefix(String text, int width) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            taken += of(c);
            if (taken > width) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}

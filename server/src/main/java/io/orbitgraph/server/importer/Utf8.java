package io.orbitgraph.server.importer;

import java.nio.charset.StandardCharsets;

/// Turns bytes of a file into text, and refuses what is no UTF-8: an import that replaces letters is worse than none.
final class Utf8 {
    private Utf8() {}

    /// @throws BadFieldException if the bytes are no UTF-8
    static String text(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        // The decoder puts U+FFFD where it cannot read; the file itself may hold that character, too.
        if (text.indexOf('\uFFFD') >= 0 && !isReplacementsOnly(text, bytes, from, to)) {
            throw new BadFieldException("the text is no UTF-8: '" + text + "'");
        }
        return text;
    }

    /// @throws BadFieldException if the bytes are no UTF-8
    static void check(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                text(bytes, i, to);
                return;
            }
        }
    }

    /// For messages: never fails.
    static String shown(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(to - from, 60), StandardCharsets.UTF_8);
        return to - from > 60 ? text + "..." : text;
    }

    private static boolean isReplacementsOnly(String text, byte[] bytes, int from, int to) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.equals(again, 0, again.length, bytes, from, to);
    }
}

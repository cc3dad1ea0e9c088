package io.orbitgraph.cypher.parser;

import org.antlr.v4.runtime.Token;

/// Numbers and strings from their written form.
final class LiteralReader {
    private final SourceMap source;

    LiteralReader(SourceMap source) {
        this.source = source;
    }

    /// @param negative a minus stands before it; the smallest integer has no positive counterpart
    long integer(Token token, boolean negative) {
        String written = source.textOf(token);
        int radix = radix(written);
        if (radix == 10 && written.length() > 1 && written.charAt(0) == '0') {
            throw source.error(
                    SyntaxDetail.INVALID_NUMBER_LITERAL,
                    "'" + written + "' begins with 0, which once meant an octal number: write 0o" + written.substring(1)
                            + " for that, else leave the 0 out",
                    token);
        }
        String digits = digits(radix == 10 ? written : written.substring(2), token);
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                throw invalidNumber(written, token);
            }
        }
        try {
            return Long.parseLong(negative ? "-" + digits : digits, radix);
        } catch (NumberFormatException e) {
            throw source.error(
                    SyntaxDetail.INTEGER_OVERFLOW,
                    "The integer " + (negative ? "-" : "") + written + " is outside of the 64-bit range",
                    token);
        }
    }

    double floating(Token token) {
        String written = source.textOf(token);
        String digits = digits(written, token);
        char last = digits.charAt(digits.length() - 1);
        double value;
        try {
            value = Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw invalidNumber(written, token);
        }
        // Java alone reads 1.5f and 1.5d.
        if (last < '0' || last > '9') {
            throw invalidNumber(written, token);
        }
        if (Double.isInfinite(value)) {
            throw source.error(
                    SyntaxDetail.FLOATING_POINT_OVERFLOW, "The number " + written + " is too large for a FLOAT", token);
        }
        return value;
    }

    private static int radix(String written) {
        if (written.length() > 1 && written.charAt(0) == '0') {
            return switch (written.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                default -> 10;
            };
        }
        return 10;
    }

    /// Takes out the underscores, each of which must stand between two digits.
    private String digits(String part, Token token) {
        if (part.isEmpty() || part.endsWith("_") || part.contains("__")) {
            throw invalidNumber(source.textOf(token), token);
        }
        return part.indexOf('_') < 0 ? part : part.replace("_", "");
    }

    private CypherSyntaxException invalidNumber(String written, Token token) {
        return source.error(SyntaxDetail.INVALID_NUMBER_LITERAL, "'" + written + "' is not a number", token);
    }

    /// Without its quotes and escapes. A backslash before any other character stays.
    String string(Token token) {
        String written = source.textOf(token);
        int backslash = written.indexOf('\\');
        int end = written.length() - 1;
        if (backslash < 0) {
            return written.substring(1, end);
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 1;
        while (backslash >= 0) {
            text.append(written, from, backslash);
            char escaped = written.charAt(backslash + 1);
            from = backslash + 2;
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case '\'', '"', '\\', '`' -> text.append(escaped);
                case 'u' -> {
                    text.append((char) hex(written, from, 4, token));
                    from += 4;
                }
                case 'U' -> {
                    text.appendCodePoint(hex(written, from, 8, token));
                    from += 8;
                }
                default -> text.append('\\').append(escaped);
            }
            backslash = written.indexOf('\\', from);
        }
        return text.append(written, from, end).toString();
    }

    private int hex(String written, int from, int length, Token token) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = i < written.length() - 1 ? Character.digit(written.charAt(i), 16) : -1;
            if (digit < 0) {
                value = Long.MAX_VALUE;
                break;
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw SyntaxErrors.at(
                    source.text(),
                    SyntaxDetail.INVALID_UNICODE_LITERAL,
                    "'" + written.substring(from - 2, Math.min(from + length, written.length() - 1))
                            + "' is not a Unicode escape: \\u takes four hexadecimal digits, \\U eight",
                    source.start(token) + from - 2);
        }
        return (int) value;
    }
}

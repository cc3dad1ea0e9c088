package io.orbitgraph.server.importer;

import java.nio.charset.StandardCharsets;

/// Reads numbers straight from bytes: on the hot path of every import.
final class Numbers {
    /// Powers of ten that a double holds exactly, so that one multiplication or division rounds only once.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /// Integers up to here are exact as doubles, and have room for one more digit as longs.
    private static final long MAX_EXACT = 1L << 53;

    private Numbers() {}

    /// Whether the bytes are a long the way Java would print it: no plus sign, no leading zero, not "-0".
    static boolean isCanonicalLong(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        int digits = to - at;
        if (digits < 1 || digits > 18 || (bytes[at] == '0' && to - from > 1)) {
            return false;
        }
        for (int i = at; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /// The value of what [#isCanonicalLong] holds for.
    static long canonicalLong(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return negative ? -value : value;
    }

    /// @throws BadFieldException if the bytes are no integer, or outside the type's range
    static long parseLong(byte[] bytes, int from, int to, FieldType type) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (negative || bytes[at] == '+')) {
            at++;
        }
        int first = at;
        long value = 0;
        // Counts downwards, since the least long has no positive counterpart.
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                throw noNumber(bytes, from, to, type);
            }
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                throw outOfRange(bytes, from, to, type);
            }
            value = value * 10 - digit;
        }
        if (at == first) {
            throw noNumber(bytes, from, to, type);
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw outOfRange(bytes, from, to, type);
        }
        long result = negative ? value : -value;
        boolean fits = switch (type) {
            case INT -> result == (int) result;
            case SHORT -> result == (short) result;
            case BYTE -> result == (byte) result;
            default -> true;
        };
        if (!fits) {
            throw outOfRange(bytes, from, to, type);
        }
        return result;
    }

    /// Rounds as `Double.parseDouble` does. Takes the fast way of W. D. Clinger's "How to Read Floating Point Numbers
    /// Accurately" (1990): up to 2^53 and a power of ten up to 22, one operation is exact.
    ///
    /// @throws BadFieldException if the bytes are no number
    static double parseDouble(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int fraction = 0;
        boolean point = false;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                if (value >= MAX_EXACT / 10) {
                    return slowDouble(bytes, from, to);
                }
                value = value * 10 + (b - '0');
                digits++;
                if (point) {
                    fraction++;
                }
            } else if (b == '.' && !point) {
                point = true;
            } else {
                return slowDouble(bytes, from, to);
            }
        }
        if (digits == 0 || fraction >= POWERS.length) {
            return slowDouble(bytes, from, to);
        }
        double result = value / POWERS[fraction];
        return negative ? -result : result;
    }

    private static double slowDouble(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        String shape = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (shape.equalsIgnoreCase("Infinity") || shape.equalsIgnoreCase("Inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (text.equalsIgnoreCase("NaN")) {
            return Double.NaN;
        }
        // Java also takes hexadecimal numbers and the letters d and f, which are no numbers in a file.
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && c != '-' && c != '+') {
                throw noNumber(bytes, from, to, FieldType.DOUBLE);
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw noNumber(bytes, from, to, FieldType.DOUBLE);
        }
    }

    /// @throws BadFieldException if the bytes are neither true nor false
    static boolean parseBoolean(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw noNumber(bytes, from, to, FieldType.BOOLEAN);
    }

    private static BadFieldException noNumber(byte[] bytes, int from, int to, FieldType type) {
        return new BadFieldException("'" + Utf8.shown(bytes, from, to) + "' is no " + type.typeName());
    }

    private static BadFieldException outOfRange(byte[] bytes, int from, int to, FieldType type) {
        return new BadFieldException(
                "'" + Utf8.shown(bytes, from, to) + "' is outside the range of " + type.typeName());
    }
}

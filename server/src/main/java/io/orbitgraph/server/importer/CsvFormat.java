package io.orbitgraph.server.importer;

/// How records are written.
///
/// @param delimiter between fields, one byte; [#BLANKS] if any run of blanks and tabs delimits
/// @param arrayDelimiter between the elements of a list
/// @param quote around fields that hold a delimiter; doubled inside
/// @param multiline whether quoted fields may hold line breaks
/// @param trim whether blanks around text are dropped
/// @param emptyIsNull whether a quoted empty string means that there is no value; an unquoted one always does
/// @param extraColumns whether records may be longer than the header
/// @param repeatedHeaders whether every file of a group starts with the header, and not only the first
/// @param comments whether lines that start with `#` or `%` are comments
record CsvFormat(
        byte delimiter,
        byte arrayDelimiter,
        byte quote,
        boolean multiline,
        boolean trim,
        boolean emptyIsNull,
        boolean extraColumns,
        boolean repeatedHeaders,
        boolean comments) {
    static final byte BLANKS = 0;

    /// What neo4j-admin takes by default.
    static final CsvFormat DEFAULT =
            new CsvFormat((byte) ',', (byte) ';', (byte) '"', false, false, false, false, false, false);

    /// SNAP's edge lists: ids and numbers between blanks, comments between the lines.
    static final CsvFormat EDGE_LIST =
            new CsvFormat(BLANKS, (byte) ';', (byte) '"', false, false, false, false, false, true);

    CsvFormat {
        if (delimiter == arrayDelimiter || delimiter == quote || arrayDelimiter == quote) {
            throw new ImportException("Delimiter, array delimiter and quote must be three different characters.");
        }
    }

    CsvFormat withExtraColumns() {
        return new CsvFormat(
                delimiter, arrayDelimiter, quote, multiline, trim, emptyIsNull, true, repeatedHeaders, comments);
    }

    boolean isDelimiter(byte b) {
        return b == delimiter || (delimiter == BLANKS && (b == ' ' || b == '\t'));
    }

    /// The byte that an option means: one ASCII character, `TAB`, `\t`, or a code such as `U+001F`.
    static byte byteOf(String option, String value) {
        if (value.equalsIgnoreCase("TAB") || value.equals("\\t")) {
            return '\t';
        }
        int code = value.length() == 1 ? value.charAt(0) : -1;
        if (value.regionMatches(true, 0, "U+", 0, 2)) {
            try {
                code = Integer.parseInt(value, 2, value.length(), 16);
            } catch (NumberFormatException e) {
                code = -1;
            }
        }
        if (code <= 0 || code > 127 || code == '\n' || code == '\r') {
            throw new ImportException(
                    option + " is one ASCII character, TAB or a code such as U+001F, not '" + value + "'.");
        }
        return (byte) code;
    }
}

package io.orbitgraph.server.importer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a block into records and fields, and hands the fields to their columns; bytes become text only where a column
/// keeps text. One parser reads one block, on one thread.
final class RecordParser {
    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private final CsvFormat format;
    private final byte delimiter;
    private final byte quote;
    private final Block block;
    private final byte[] bytes;
    private final int end;
    private final @Nullable FieldTarget[] columns;
    private final boolean[] trimmed;
    private final List<Problem> problems = new ArrayList<>();
    private int[] lineOfRow;
    private byte[] scratch = new byte[256];
    private int at;
    private int lines;
    private int row;
    /// Whether `at` is behind a field, so that the rest of the record can be told from what follows it.
    private boolean fieldEnded;

    private boolean discarding;

    /// @param columns where the fields go; null for one that is left out
    /// @param trimmed the columns in which blanks around a value mean nothing
    /// @param expectedRows a guess
    RecordParser(Block block, CsvFormat format, @Nullable FieldTarget[] columns, boolean[] trimmed, int expectedRows) {
        this.block = block;
        this.format = format;
        this.columns = columns;
        this.trimmed = trimmed;
        delimiter = format.delimiter();
        quote = format.quote();
        bytes = block.bytes();
        end = block.length();
        lineOfRow = new int[expectedRows];
    }

    /// Reads the whole block. Bad records become problems, and leave no row.
    Records parse() {
        boolean blanks = delimiter == CsvFormat.BLANKS;
        while (at < end) {
            if (blanks) {
                skipBlanks();
            }
            if (at < end && !skippedLine()) {
                int firstLine = lines;
                int column = 0;
                boolean over = false;
                try {
                    while (field(column)) {
                        column++;
                    }
                    over = true;
                    for (int i = column + 1; i < columns.length; i++) {
                        column = i;
                        setNull(i);
                    }
                    endRow(firstLine);
                } catch (BadFieldException e) {
                    problems.add(new Problem(e.kind(), block.file(), firstLine + 1L, column + 1, e.text()));
                    if (!over) {
                        skipRecord();
                    }
                }
            }
        }
        return new Records(block, row, lines, lineOfRow, problems);
    }

    /// The fields of `bytes[from, to)`, a header, as text.
    static void splitRecord(byte[] bytes, int from, int to, CsvFormat format, List<String> fields) {
        Block line = new Block(Path.of("header"), Arrays.copyOfRange(bytes, from, to), to - from, true, 0, 0);
        // A record has at most one field more than it has bytes.
        FieldTarget[] targets = new FieldTarget[to - from + 1];
        Arrays.fill(targets, new FieldTarget() {
            @Override
            public void set(int row, byte[] field, int start, int stop) {
                fields.add(new String(field, start, stop - start, StandardCharsets.UTF_8));
            }

            @Override
            public void setNull(int row) {
                fields.add("");
            }
        });
        RecordParser parser = new RecordParser(line, format, targets, new boolean[targets.length], 1);
        int column = 0;
        while (parser.field(column)) {
            column++;
        }
    }

    /// Takes one field. Returns whether the record has another one.
    private boolean field(int column) {
        fieldEnded = false;
        if (at < end && bytes[at] == quote && delimiter != CsvFormat.BLANKS) {
            quotedField(column);
        } else {
            plainField(column);
        }
        return more();
    }

    /// Goes over the delimiter behind a field, or the end of the line. Returns whether it was a delimiter.
    private boolean more() {
        if (delimiter == CsvFormat.BLANKS) {
            skipBlanks();
            if (at < end && bytes[at] == CR && (at + 1 == end || bytes[at + 1] == LF)) {
                at++;
            }
            if (at < end && bytes[at] != LF) {
                return true;
            }
        } else if (at < end && bytes[at] == delimiter) {
            at++;
            return true;
        }
        if (at < end) {
            at++;
            lines++;
        }
        return false;
    }

    private void plainField(int column) {
        byte[] b = bytes;
        int from = at;
        int i = from;
        if (delimiter == CsvFormat.BLANKS) {
            while (i < end && b[i] != ' ' && b[i] != '\t' && b[i] != LF && b[i] != CR) {
                i++;
            }
        } else {
            byte stop = delimiter;
            while (i < end && b[i] != stop && b[i] != LF) {
                i++;
            }
        }
        at = i;
        if (i > from && b[i - 1] == CR && (i == end || b[i] == LF)) {
            i--;
        }
        if (format.trim()) {
            while (from < i && b[from] == ' ') {
                from++;
            }
            while (i > from && b[i - 1] == ' ') {
                i--;
            }
        }
        take(column, b, from, i, false);
    }

    private void quotedField(int column) {
        int from = at + 1;
        int i = from;
        boolean doubled = false;
        while (true) {
            if (i == end || (bytes[i] == LF && !format.multiline())) {
                at = i;
                throw new BadFieldException(
                        format.multiline()
                                ? "the quote is not closed"
                                : "the quote is not closed on this line; if fields span lines, say --multiline-fields");
            }
            if (bytes[i] == quote) {
                if (i + 1 == end || bytes[i + 1] != quote) {
                    break;
                }
                doubled = true;
                i++;
            } else if (bytes[i] == LF) {
                lines++;
            }
            i++;
        }
        at = i + 1;
        if (at < end && bytes[at] == CR && (at + 1 == end || bytes[at + 1] == LF)) {
            at++;
        }
        if (at < end && bytes[at] != delimiter && bytes[at] != LF) {
            throw new BadFieldException("after the closing quote there is '" + (char) (bytes[at] & 0xFF)
                    + "'; a quote inside a quoted field is written twice");
        }
        if (doubled) {
            take(column, scratch, 0, undoubled(from, i), true);
        } else {
            take(column, bytes, from, i, true);
        }
    }

    private int undoubled(int from, int to) {
        if (scratch.length < to - from) {
            scratch = new byte[(to - from) * 2];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            scratch[length++] = bytes[i];
            if (bytes[i] == quote) {
                i++;
            }
        }
        return length;
    }

    private void take(int column, byte[] field, int start, int stop, boolean quoted) {
        int from = start;
        int to = stop;
        fieldEnded = true;
        if (discarding) {
            return;
        }
        if (column >= columns.length) {
            if (from < to && !format.extraColumns()) {
                throw new BadFieldException("the header has " + columns.length
                        + " columns, and this record has more (--ignore-extra-columns leaves them out)");
            }
            return;
        }
        FieldTarget target = columns[column];
        if (target == null) {
            return;
        }
        if (trimmed[column]) {
            while (from < to && field[from] == ' ') {
                from++;
            }
            while (to > from && field[to - 1] == ' ') {
                to--;
            }
        }
        if (from == to && (!quoted || trimmed[column] || format.emptyIsNull())) {
            target.setNull(row);
        } else {
            target.set(row, field, from, to);
        }
    }

    private void setNull(int column) {
        FieldTarget target = columns[column];
        if (target != null) {
            target.setNull(row);
        }
    }

    private void endRow(int firstLine) {
        if (row == lineOfRow.length) {
            lineOfRow = Arrays.copyOf(lineOfRow, row * 2 + 16);
        }
        lineOfRow[row] = firstLine;
        row++;
    }

    /// Skips an empty line or a comment; returns whether there was one.
    private boolean skippedLine() {
        byte b = bytes[at];
        if (b == LF) {
            at++;
            lines++;
            return true;
        }
        if (b == CR && at + 1 < end && bytes[at + 1] == LF) {
            at += 2;
            lines++;
            return true;
        }
        if (format.comments() && (b == '#' || b == '%')) {
            skipLine();
            return true;
        }
        return false;
    }

    /// Goes to the end of a bad record.
    private void skipRecord() {
        discarding = true;
        try {
            // With quotes that span lines, the record may end below this line.
            if (fieldEnded && more()) {
                while (field(0)) {
                    // Only the end is of interest.
                }
            } else if (!fieldEnded) {
                skipLine();
            }
        } catch (BadFieldException e) {
            skipLine();
        } finally {
            discarding = false;
        }
    }

    private void skipLine() {
        while (at < end && bytes[at] != LF) {
            at++;
        }
        if (at < end) {
            at++;
            lines++;
        }
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }
}

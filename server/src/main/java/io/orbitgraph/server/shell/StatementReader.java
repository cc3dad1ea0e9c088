package io.orbitgraph.server.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Cuts text that arrives line by line into statements and commands.
///
/// A statement ends at a semicolon outside strings, back-quoted names and comments, and may span lines. A command
/// starts with a colon where a statement would start, and ends with its line. Each character is looked at once.
/// Not safe to share between threads.
final class StatementReader {
    private enum State {
        TEXT,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BACK_QUOTED,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    private final StringBuilder text = new StringBuilder();
    private State state = State.TEXT;
    /// Whether the text so far holds anything but blanks and comments.
    private boolean begun;

    private int lines;
    private int firstLine;

    /// Everything in `text`; a last statement needs no semicolon.
    static List<Input> inputsOf(String text) {
        StatementReader reader = new StatementReader();
        List<Input> inputs = new ArrayList<>();
        text.lines().forEach(line -> inputs.addAll(reader.line(line)));
        reader.end().ifPresent(inputs::add);
        return inputs;
    }

    /// Takes the next line, without its line break, and returns what it completes.
    List<Input> line(String line) {
        lines++;
        if (!begun && state == State.TEXT && line.stripLeading().startsWith(":")) {
            text.setLength(0);
            return List.of(command(line.strip()));
        }
        List<Input> complete = new ArrayList<>();
        if (!text.isEmpty()) {
            text.append('\n');
        }
        for (int i = 0; i < line.length(); i++) {
            i += take(line, i, complete);
        }
        if (state == State.LINE_COMMENT) {
            state = State.TEXT;
        }
        return complete;
    }

    /// Whether a statement, a string or a comment has begun and not ended.
    boolean isPending() {
        return begun || state != State.TEXT;
    }

    /// The statement that the end of the text completes.
    Optional<Input> end() {
        Optional<Input> last = begun ? Optional.of(statement()) : Optional.empty();
        reset();
        state = State.TEXT;
        return last;
    }

    /// Takes the character at `i`; returns how many more it took.
    private int take(String line, int i, List<Input> complete) {
        char c = line.charAt(i);
        switch (state) {
            case TEXT -> {
                if (c == ';') {
                    if (begun) {
                        complete.add(statement());
                    }
                    reset();
                    return 0;
                }
                if (line.startsWith("//", i)) {
                    state = State.LINE_COMMENT;
                } else if (line.startsWith("/*", i)) {
                    state = State.BLOCK_COMMENT;
                } else if (!Character.isWhitespace(c)) {
                    begin(c);
                }
                if (state == State.BLOCK_COMMENT) {
                    text.append("/*");
                    return 1;
                }
            }
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                if (c == '\\' && i + 1 < line.length()) {
                    text.append(c).append(line.charAt(i + 1));
                    return 1;
                }
                if (c == (state == State.SINGLE_QUOTED ? '\'' : '"')) {
                    state = State.TEXT;
                }
            }
            // A doubled back quote ends the name and begins it again, which comes to the same.
            case BACK_QUOTED -> state = c == '`' ? State.TEXT : state;
            case BLOCK_COMMENT -> {
                if (line.startsWith("*/", i)) {
                    state = State.TEXT;
                    text.append("*/");
                    return 1;
                }
            }
            case LINE_COMMENT -> {}
        }
        text.append(c);
        return 0;
    }

    private void begin(char c) {
        if (!begun) {
            begun = true;
            firstLine = lines;
        }
        state = switch (c) {
            case '\'' -> State.SINGLE_QUOTED;
            case '"' -> State.DOUBLE_QUOTED;
            case '`' -> State.BACK_QUOTED;
            default -> State.TEXT;
        };
    }

    private Input.Statement statement() {
        return new Input.Statement(text.toString().strip(), firstLine);
    }

    private Input.Command command(String line) {
        String body = line.endsWith(";") ? line.substring(1, line.length() - 1) : line.substring(1);
        int end = 0;
        while (end < body.length() && !Character.isWhitespace(body.charAt(end))) {
            end++;
        }
        return new Input.Command(
                body.substring(0, end).toLowerCase(Locale.ROOT),
                body.substring(end).strip(),
                lines);
    }

    private void reset() {
        text.setLength(0);
        begun = false;
    }
}

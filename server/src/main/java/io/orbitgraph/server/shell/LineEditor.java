package io.orbitgraph.server.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/// Reads statements from a terminal: editing, history, several lines, completion of keywords.
final class LineEditor {
    private static final List<String> KEYWORDS = List.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "ASC",
            "BY",
            "CALL",
            "CASE",
            "CONSTRAINT",
            "CONTAINS",
            "COUNT",
            "CREATE",
            "DELETE",
            "DESC",
            "DETACH",
            "DISTINCT",
            "DROP",
            "ELSE",
            "END",
            "ENDS",
            "EXISTS",
            "EXPLAIN",
            "FALSE",
            "FOR",
            "FOREACH",
            "IF",
            "IN",
            "INDEX",
            "IS",
            "LIMIT",
            "LOAD CSV",
            "MATCH",
            "MERGE",
            "NONE",
            "NOT",
            "NULL",
            "ON",
            "OPTIONAL MATCH",
            "OR",
            "ORDER BY",
            "PROFILE",
            "REMOVE",
            "REQUIRE",
            "RETURN",
            "SET",
            "SHOW",
            "SINGLE",
            "SKIP",
            "STARTS WITH",
            "THEN",
            "TRUE",
            "UNION",
            "UNIQUE",
            "UNWIND",
            "USE",
            "WHEN",
            "WHERE",
            "WITH",
            "XOR",
            "YIELD");

    private final LineReader reader;
    /// For names and passwords: what it reads is in no history, and needs no semicolon.
    private final LineReader plainReader;

    LineEditor(Terminal terminal, Path history) throws IOException {
        protect(history);
        plainReader = LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("orbit")
                .parser(new CypherLines())
                .completer((_, line, candidates) -> complete(line, candidates))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, 10_000)
                .variable(LineReader.HISTORY_FILE_SIZE, 10_000)
                // Passwords do not belong into a file.
                .variable(LineReader.HISTORY_IGNORE, "*PASSWORD*:*password*:*Password*")
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  ")
                .variable(LineReader.BELL_STYLE, "none")
                // Cypher has its own exclamation marks and backslashes.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /// Where the history is kept: in the XDG state directory if that is set, or else in the home directory.
    static Path historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        return state != null && !state.isBlank()
                ? Path.of(state, "orbitgraph", "history")
                : Path.of(System.getProperty("user.home"), ".orbitgraph", "history");
    }

    /// The next complete input; empty after Ctrl-C, null at the end (Ctrl-D).
    @org.jspecify.annotations.Nullable
    String read(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    String readName(String prompt) {
        return Optional.ofNullable(plainReader.readLine(prompt)).orElse("").strip();
    }

    /// Reads without showing what is typed.
    String readSecret(String prompt) {
        return Optional.ofNullable(plainReader.readLine(prompt, '\0')).orElse("");
    }

    /// Statements may hold what is nobody else's business.
    private static void protect(Path history) throws IOException {
        Path directory = history.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        if (Files.notExists(history)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    history, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void complete(ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        if (word.startsWith(":")) {
            Directive.words().forEach(name -> candidates.add(new Candidate(name)));
        } else if (!word.isEmpty()) {
            boolean lower = word.equals(word.toLowerCase(Locale.ROOT));
            KEYWORDS.forEach(k -> candidates.add(new Candidate(lower ? k.toLowerCase(Locale.ROOT) : k)));
        }
    }

    /// Tells the editor when a text is complete: at the semicolon, or at the end of a command's line.
    private static final class CypherLines implements Parser {
        @Override
        public ParsedLine parse(String text, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE) {
                StatementReader statements = new StatementReader();
                text.lines().forEach(statements::line);
                if (statements.isPending()) {
                    throw new EOFError(-1, -1, "The statement has no semicolon yet", "");
                }
            }
            int start = cursor;
            while (start > 0 && isWord(text.charAt(start - 1))) {
                start--;
            }
            String word = text.substring(start, cursor);
            return new Word(text, cursor, word);
        }

        private static boolean isWord(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '$' || c == '.';
        }
    }

    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }
}

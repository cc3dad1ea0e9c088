package io.orbitgraph.server.shell;

import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/// Tells a failure to people: the message, the line of the statement, and a caret under the place.
final class ErrorText {
    /// Longer lines are shown as a part around the caret.
    private static final int LINE_WIDTH = 120;

    private ErrorText() {}

    static String of(Neo4jException failure, String statement) {
        String message = message(failure);
        if (message.lines().anyMatch(line -> line.strip().equals("^"))) {
            // The server has pointed at the place already.
            return message;
        }
        return position(failure.diagnosticRecord())
                .map(at -> message + caret(statement, at[0], at[1]))
                .orElse(message);
    }

    static String message(Neo4jException failure) {
        String message = String.valueOf(failure.getMessage());
        String hint = switch (failure) {
            case AuthenticationException _ ->
                System.lineSeparator() + "Give the user with -u and the password with -p or in ORBIT_PASSWORD.";
            case ServiceUnavailableException _ ->
                System.lineSeparator()
                        + "Is the server running? Start one with `orbit start`, or name another with -a.";
            default -> "";
        };
        String code = failure.code();
        boolean ofServer = code != null && !code.isEmpty() && !"N/A".equals(code);
        if (!ofServer) {
            return message + hint;
        }
        int firstLine = message.indexOf('\n');
        return firstLine < 0
                ? message + " (" + code + ")" + hint
                : message.substring(0, firstLine) + " (" + code + ")" + message.substring(firstLine) + hint;
    }

    /// Line and column, both from 1.
    private static Optional<int[]> position(Map<String, Value> diagnostics) {
        Value position = diagnostics.get("_position");
        if (position == null || position.isNull()) {
            return Optional.empty();
        }
        int line = position.get("line").asInt(0);
        int column = position.get("column").asInt(0);
        return line > 0 && column > 0 ? Optional.of(new int[] {line, column}) : Optional.empty();
    }

    static String caret(String statement, int line, int column) {
        String text = statement.lines().skip(line - 1L).findFirst().orElse(null);
        if (text == null || column > text.length() + 1) {
            return "";
        }
        int at = column - 1;
        int from = text.length() <= LINE_WIDTH
                ? 0
                : Math.max(0, Math.min(at - LINE_WIDTH / 2, text.length() - LINE_WIDTH));
        String before = text.substring(from, at).replace('\t', ' ');
        String part =
                text.substring(from, Math.min(text.length(), from + LINE_WIDTH)).replace('\t', ' ');
        String number = "line " + line + ": ";
        return String.format(
                "%n%s%s%n%s^",
                number,
                CypherText.printable(part),
                " ".repeat(number.length() + TextWidth.of(CypherText.printable(before))));
    }
}

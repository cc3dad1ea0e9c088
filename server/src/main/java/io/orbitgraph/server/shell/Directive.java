package io.orbitgraph.server.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commands that the shell itself understands.
enum Directive {
    HELP("help", "", "show this text"),
    BEGIN("begin", "", "open a transaction; what follows belongs to it until :commit or :rollback"),
    COMMIT("commit", "", "make the changes of the transaction permanent"),
    ROLLBACK("rollback", "", "undo the changes of the transaction"),
    PARAM("param", "[name => expression | {name: expression, ...} | clear]", "set a parameter for $name, or list them"),
    USE("use", "database", "change to another database"),
    SOURCE("source", "file", "run the statements of a file; stops at the first error"),
    EXIT("exit", "", "leave the shell; Ctrl-D does too");

    private final String word;
    private final String arguments;
    private final String purpose;

    Directive(String word, String arguments, String purpose) {
        this.word = word;
        this.arguments = arguments;
        this.purpose = purpose;
    }

    static Optional<Directive> named(String name) {
        return switch (name) {
            case "quit" -> Optional.of(EXIT);
            case "params" -> Optional.of(PARAM);
            default -> Arrays.stream(values()).filter(d -> d.word.equals(name)).findFirst();
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(d -> ":" + d.word).toList();
    }

    static String help() {
        StringBuilder text = new StringBuilder("Statements end with a semicolon and may span lines.");
        for (Directive directive : values()) {
            String usage = ":" + directive.word + " " + directive.arguments;
            String gap =
                    usage.length() > 18 ? System.lineSeparator() + " ".repeat(20) : " ".repeat(18 - usage.length());
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(usage)
                    .append(gap)
                    .append(directive.purpose);
        }
        return text.append(System.lineSeparator())
                .append("Ctrl-C cancels the running statement, or clears the line.")
                .toString();
    }
}

package io.orbitgraph.server.shell;

/// One thing that the user asked for.
///
/// `line` counts the lines of the script or of the session from 1.
sealed interface Input {
    int line();

    /// A Cypher statement without its semicolon, comments included.
    record Statement(String text, int line) implements Input {}

    /// A command of the shell itself: `:name argument`. The name has no colon; the argument is trimmed.
    record Command(String name, String argument, int line) implements Input {}
}

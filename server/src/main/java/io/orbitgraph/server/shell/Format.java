package io.orbitgraph.server.shell;

/// How results are printed.
enum Format {
    /// Framed tables, counters and timing, for people.
    TABLE,
    /// Comma-separated values and nothing else, for programs.
    PLAIN
}

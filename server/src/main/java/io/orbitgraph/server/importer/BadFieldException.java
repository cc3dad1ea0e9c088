package io.orbitgraph.server.importer;

/// A field, and with it its record, cannot be taken. Caught where the place is known; without a stack trace, since a
/// file may hold many.
final class BadFieldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem.Kind kind;

    BadFieldException(String message) {
        this(Problem.Kind.BAD_RECORD, message);
    }

    BadFieldException(Problem.Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    Problem.Kind kind() {
        return kind;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

package io.orbitgraph.model.error;

import org.jspecify.annotations.Nullable;

/// The one exception of OrbitGraph. The message says what, where and what to do; nobody parses it.
public final class OrbitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable SourcePosition position;

    public OrbitException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public OrbitException(ErrorCode code, String message, @Nullable SourcePosition position) {
        this(code, message, position, null);
    }

    /// @param cause kept for the server's log; never shown to a client
    public OrbitException(
            ErrorCode code, String message, @Nullable SourcePosition position, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.position = position;
    }

    /// The same failure at a place.
    public OrbitException at(SourcePosition place) {
        OrbitException placed = new OrbitException(code, text(), place, getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    public ErrorCode code() {
        return code;
    }

    /// Where in the query's text, if the error is about a place.
    public @Nullable SourcePosition position() {
        return position;
    }

    /// The message; never null.
    public String text() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}

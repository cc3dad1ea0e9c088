package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes every failure of a statement one that clients understand.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static OrbitException of(Throwable failure, String query) {
        return switch (failure) {
            case OrbitException known -> known;
            case StackOverflowError overflow ->
                new OrbitException(
                        ErrorCode.NESTING_TOO_DEEP,
                        "The statement, or a value that it makes, is nested too deeply",
                        null,
                        overflow);
            case OutOfMemoryError memory ->
                new OrbitException(
                        ErrorCode.MEMORY_LIMIT,
                        "The server ran out of memory while it ran the statement; ask for less at once",
                        null,
                        memory);
            default -> {
                LOG.error("A statement failed for a reason inside the server: {}", shortened(query), failure);
                yield new OrbitException(
                        ErrorCode.INTERNAL_ERROR,
                        "The statement failed for a reason inside the server; its log has the details",
                        null,
                        failure);
            }
        };
    }

    private static String shortened(String query) {
        return query.length() <= 500 ? query : query.substring(0, 500) + "…";
    }
}

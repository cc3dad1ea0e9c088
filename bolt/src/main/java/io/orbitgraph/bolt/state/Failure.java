package io.orbitgraph.bolt.state;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a client is told of something that was thrown. What nobody expected goes to the log, and the client
/// gets a word to find it there.
record Failure(ErrorCode code, String message, @Nullable SourcePosition position) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    static Failure of(Throwable thrown, String connectionId) {
        if (thrown instanceof OrbitException known) {
            if (known.code() == ErrorCode.INTERNAL_ERROR) {
                LOG.error("[{}] {}", connectionId, known.text(), known);
            } else {
                LOG.debug("[{}] {}: {}", connectionId, known.code(), known.text());
            }
            return new Failure(known.code(), known.text(), known.position());
        }
        String reference = Integer.toHexString(ThreadLocalRandom.current().nextInt());
        LOG.error("[{}] unexpected, reference {}", connectionId, reference, thrown);
        String what = switch (thrown) {
            case StackOverflowError _ -> "The request needs more stack than the server has";
            case OutOfMemoryError _ -> "The server ran out of memory";
            default -> "Something went wrong inside the server";
        };
        return new Failure(
                ErrorCode.INTERNAL_ERROR,
                what + "; its log has the details under " + connectionId + "/" + reference,
                null);
    }

    /// Whether the connection cannot go on after it.
    boolean violatesProtocol() {
        return code == ErrorCode.REQUEST_INVALID;
    }
}

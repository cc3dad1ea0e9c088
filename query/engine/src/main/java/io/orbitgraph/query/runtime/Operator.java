package io.orbitgraph.query.runtime;

import org.jspecify.annotations.Nullable;

/// A running operator of one statement. Used by one thread at a time.
///
/// Life: {@link #open}, {@link #next} until null, then {@link #open} again (inside an Apply, with new argument rows) or
/// {@link #close}.
public interface Operator extends AutoCloseable {
    /// Starts from the beginning. Opens its inputs.
    void open();

    /// The next batch, with at least one row; null at the end. Valid until the next call.
    @Nullable
    Batch next();

    /// Releases what it holds; closes its inputs. May be called at any time, more than once.
    @Override
    void close();
}

package io.orbitgraph.query.runtime;

import org.jspecify.annotations.Nullable;

/// Where the rows that a (sub)plan starts from are put before it is opened, for all its Argument operators to see.
public final class ArgumentRows {
    private @Nullable Batch batch;

    public void set(Batch rows) {
        batch = rows;
    }

    public Batch get() {
        if (batch == null) {
            throw new IllegalStateException("a plan was opened before its argument rows were set");
        }
        return batch;
    }
}

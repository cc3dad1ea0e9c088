package io.orbitgraph.query.session;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.runtime.Cancellation;
import java.time.Instant;

/// An open transaction as others see it. Thread-safe.
public final class RunningTransaction {
    private final long number;
    private final String database;
    private final String user;
    private final String clientAddress;
    private final Instant started;
    private final Cancellation cancellation;
    private volatile String query = "";
    private volatile MapValue metadata;

    RunningTransaction(
            long number,
            String database,
            String user,
            String clientAddress,
            Instant started,
            Cancellation cancellation,
            MapValue metadata) {
        this.number = number;
        this.database = database;
        this.user = user;
        this.clientAddress = clientAddress;
        this.started = started;
        this.cancellation = cancellation;
        this.metadata = metadata;
    }

    long number() {
        return number;
    }

    public String id() {
        return database + "-transaction-" + number;
    }

    public String database() {
        return database;
    }

    public String user() {
        return user;
    }

    public String clientAddress() {
        return clientAddress;
    }

    public Instant started() {
        return started;
    }

    /// The text of the statement that ran last.
    public String query() {
        return query;
    }

    void query(String text) {
        query = text;
    }

    public MapValue metadata() {
        return metadata;
    }

    public void metadata(MapValue newMetadata) {
        metadata = newMetadata;
    }

    public boolean isTerminated() {
        return cancellation.isCancelled();
    }

    /// Asks it to stop; it fails at its next step.
    public void terminate() {
        cancellation.cancel();
    }
}

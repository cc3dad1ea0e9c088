package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.model.value.MapValue;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;

/// A projection under a name. The graph itself is immutable; a change puts another one in its place, and whoever reads
/// keeps what it has. Thread-safe.
public final class CatalogGraph {
    private final String name;
    private final MapValue configuration;
    private final ZonedDateTime createdAt;
    private final MemoryAccount memory;
    private volatile ProjectedGraph graph;
    private volatile ZonedDateTime modifiedAt;
    /// Heap bytes that the account was charged with; guarded by this.
    private long chargedBytes;

    private boolean isReleased;

    CatalogGraph(
            String name, ProjectedGraph graph, MapValue configuration, ZonedDateTime createdAt, MemoryAccount memory) {
        this.name = name;
        this.graph = graph;
        this.configuration = configuration;
        this.createdAt = createdAt;
        this.modifiedAt = createdAt;
        this.memory = memory;
        this.chargedBytes = graph.bytes();
        memory.charge("Graph '" + name + "'", chargedBytes);
    }

    public String name() {
        return name;
    }

    public ProjectedGraph graph() {
        return graph;
    }

    /// What it was projected with.
    public MapValue configuration() {
        return configuration;
    }

    public ZonedDateTime createdAt() {
        return createdAt;
    }

    public ZonedDateTime modifiedAt() {
        return modifiedAt;
    }

    /// Puts a changed graph in the place of this one.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with `MEMORY_LIMIT` if it is too large; then nothing changes
    public synchronized void update(UnaryOperator<ProjectedGraph> change) {
        ProjectedGraph changed = change.apply(graph);
        long bytes = changed.bytes();
        if (!isReleased) {
            if (bytes > chargedBytes) {
                memory.charge("Graph '" + name + "'", bytes - chargedBytes);
            } else {
                memory.release(chargedBytes - bytes);
            }
            chargedBytes = bytes;
        }
        graph = changed;
        modifiedAt = ZonedDateTime.now(createdAt.getZone());
    }

    /// Accounts for what the graph has come to hold by itself, such as the incoming direction, which is made when it is
    /// first needed. Nothing is refused: it is there.
    public synchronized void settle() {
        long bytes = graph.bytes();
        if (!isReleased && bytes > chargedBytes) {
            memory.overdraw(bytes - chargedBytes);
            chargedBytes = bytes;
        }
    }

    /// Heap bytes of the graph's arrays as they are now: some are made when first asked for.
    public long bytes() {
        return graph.bytes();
    }

    synchronized void release() {
        memory.release(chargedBytes);
        chargedBytes = 0;
        isReleased = true;
    }
}

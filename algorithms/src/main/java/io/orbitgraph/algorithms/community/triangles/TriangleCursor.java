package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.run.Environment;
import org.jspecify.annotations.Nullable;

/// Stands before the first triangle of a graph and goes from one to the next, once. One thread's.
public final class TriangleCursor {
    private static final int CHECK_EVERY = 256;

    private final OrderedGraph graph;
    private final Environment environment;
    private final int[] offsets;
    private final int[] targets;
    private final long[] marks;
    /// By rank; null where all triangles are wanted.
    private final byte @Nullable [] kinds;
    private int rank = -1;
    /// The place of the middle corner among the targets of `rank`, and of the third among those of the middle one.
    private int slot;
    private int third;
    private int thirdEnd;
    private int a;
    private int b;
    private int c;

    TriangleCursor(OrderedGraph graph, Corners corners, Environment environment) {
        this.graph = graph;
        this.environment = environment;
        this.offsets = graph.offsets();
        this.targets = graph.targets();
        this.kinds = corners.areAny() ? null : corners.kinds(graph.names());
        this.marks = new long[(graph.names().length + 63) >>> 6];
    }

    /// Goes to the next triangle.
    ///
    /// @return whether there is one
    public boolean next() {
        while (rank < graph.names().length) {
            while (third < thirdEnd) {
                int corner = targets[third++];
                if ((marks[corner >>> 6] >>> corner & 1) != 0 && isWanted(corner)) {
                    name(graph.names()[rank], graph.names()[targets[slot]], graph.names()[corner]);
                    return true;
                }
            }
            if (rank >= 0 && slot + 1 < offsets[rank + 1]) {
                slot++;
                third = offsets[targets[slot]];
                thirdEnd = offsets[targets[slot] + 1];
            } else {
                nextRank();
            }
        }
        return false;
    }

    private boolean isWanted(int corner) {
        return kinds == null || Corners.match(kinds[rank], kinds[targets[slot]], kinds[corner]);
    }

    private void nextRank() {
        if (rank >= 0) {
            graph.unmark(rank, marks);
        }
        rank++;
        if (rank % CHECK_EVERY == 0) {
            environment.workers().checkCancelled();
            environment.progress().report(TriangleList.NAME, rank, graph.names().length);
        }
        if (rank < graph.names().length) {
            graph.mark(rank, marks);
            slot = offsets[rank] - 1;
        }
    }

    private void name(int one, int two, int three) {
        a = Math.min(one, Math.min(two, three));
        c = Math.max(one, Math.max(two, three));
        b = one ^ two ^ three ^ a ^ c;
    }

    /// The node of least number.
    public int a() {
        return a;
    }

    /// The node between.
    public int b() {
        return b;
    }

    /// The node of greatest number.
    public int c() {
        return c;
    }
}

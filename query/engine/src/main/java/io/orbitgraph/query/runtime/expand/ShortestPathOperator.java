package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Predicate;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// shortestPath and allShortestPaths between two bound nodes. Without conditions on the whole path, by a search from
/// both ends; else, and
/// where paths of one relationship are too short, by trying all trails in the order of their lengths.
final class ShortestPathOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Pattern.ShortestPath pattern;
    private final Steps forward;
    private final Steps backward;
    private final ShortestPathSearch search;
    private final DistinctRelationships distinct;
    private final List<Predicate> conditions;
    private final SingleRow single;
    private final RowOutput output;
    private final int max;
    private final Queue<RelationshipReference[]> found = new ArrayDeque<>();
    private @Nullable Batch rows;
    private int index;
    private boolean searched;

    /// How paths are searched.
    record Search(Steps forward, Steps backward, DistinctRelationships distinct) {}

    /// Conditions on the path as a whole.
    ///
    /// @param single takes what they read of the row
    record Conditions(List<Predicate> predicates, SingleRow single) {}

    ShortestPathOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.ShortestPath plan,
            Search steps,
            Conditions conditions,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.pattern = plan.connection();
        this.forward = steps.forward();
        this.backward = steps.backward();
        this.search = new ShortestPathSearch(context, forward, backward);
        this.distinct = steps.distinct();
        this.conditions = conditions.predicates();
        this.single = conditions.single();
        this.output = output;
        this.max = pattern.connection().most();
    }

    @Override
    public void open() {
        rows = null;
        found.clear();
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                rows = batch;
                index = 0;
                searched = false;
                distinct.begin(batch);
            }
            Value[] paths = new Value[output.capacity()];
            Value[] lists = new Value[output.capacity()];
            fill(batch, paths, lists);
            if (index >= batch.size) {
                rows = null;
            }
            int count = output.count();
            if (count > 0) {
                Arrays.fill(paths, count, paths.length, Value.NULL);
                Arrays.fill(lists, count, lists.length, Value.NULL);
                output.batch.columns[pattern.path().id()] = new ValueVector(paths);
                output.batch.columns[pattern.connection().symbol().id()] = new ValueVector(lists);
                return output.finish(batch);
            }
        }
    }

    private void fill(Batch batch, Value[] paths, Value[] lists) {
        NodeVector starts = Columns.nodes(batch.column(pattern.left().id()), batch);
        NodeVector ends = Columns.nodes(batch.column(pattern.right().id()), batch);
        while (index < batch.size && !output.isFull()) {
            int row = batch.row(index);
            if (!searched) {
                searched = true;
                if (!starts.isNull(row) && !ends.isNull(row)) {
                    forward.begin(batch, row);
                    backward.begin(batch, row);
                    found.addAll(find(batch, row, starts.values[row], ends.values[row]));
                }
            }
            RelationshipReference[] path = found.poll();
            if (path == null) {
                searched = false;
                index++;
                continue;
            }
            int out = output.add(row);
            paths[out] = path(starts.values[row], path);
            lists[out] = list(path);
        }
    }

    private List<RelationshipReference[]> find(Batch batch, int row, long start, long end) {
        int min = pattern.connection().min();
        if (start == end && min > 0 && !pattern.closed()) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The shortest path from a node to itself is not defined; exclude it with WHERE or use *0..");
        }
        if (conditions.isEmpty() && min <= 1) {
            if (start == end) {
                return min == 0
                        ? List.<RelationshipReference[]>of(new RelationshipReference[0])
                        : search.closed(start, max, pattern.all());
            }
            return search.search(start, end, max, pattern.all());
        }
        return tryAll(batch, row, start, end);
    }

    /// All trails of one length after the other, until some satisfy the conditions or none is that long.
    private List<RelationshipReference[]> tryAll(Batch batch, int row, long start, long end) {
        List<RelationshipReference[]> accepted = new ArrayList<>();
        for (int length = pattern.connection().min(); length <= max; length++) {
            boolean reached = trails(start, new RelationshipReference[length], 0, end, path -> {
                        if (holds(batch, row, start, path)) {
                            accepted.add(path.clone());
                        }
                        return pattern.all() || accepted.isEmpty();
                    })
                    != Reach.SHORTER;
            if (!accepted.isEmpty() || !reached) {
                break;
            }
        }
        return accepted;
    }

    /// How far a search for trails of one length got.
    private enum Reach {
        /// No trail is that long.
        SHORTER,
        FULL_LENGTH,
        STOPPED
    }

    @FunctionalInterface
    private interface TrailSink {
        /// @return whether to go on
        boolean accept(RelationshipReference[] trail);
    }

    private Reach trails(long node, RelationshipReference[] trail, int depth, long end, TrailSink sink) {
        if (depth == trail.length) {
            return node != end || sink.accept(trail) ? Reach.FULL_LENGTH : Reach.STOPPED;
        }
        Steps.Frame frame = new Steps.Frame();
        forward.load(node, frame);
        Reach reach = Reach.SHORTER;
        for (int k = 0; k < frame.count; k++) {
            if (isUsed(trail, depth, frame.ids[k])) {
                continue;
            }
            trail[depth] = frame.relationship(k);
            Reach further = trails(frame.nodes[k], trail, depth + 1, end, sink);
            if (further == Reach.STOPPED) {
                return further;
            } else if (further == Reach.FULL_LENGTH) {
                reach = further;
            }
        }
        return reach;
    }

    private static boolean isUsed(RelationshipReference[] trail, int depth, long relationship) {
        for (int i = 0; i < depth; i++) {
            if (trail[i].id() == relationship) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Batch batch, int row, long start, RelationshipReference[] path) {
        if (conditions.isEmpty()) {
            return true;
        }
        Batch one = single.of(batch, row);
        one.columns[pattern.path().id()] = new ValueVector(new Value[] {path(start, path)});
        one.columns[pattern.connection().symbol().id()] = new ValueVector(new Value[] {list(path)});
        int[] selected = new int[1];
        for (Predicate condition : conditions) {
            if (condition.select(one, selected) == 0) {
                return false;
            }
        }
        return true;
    }

    private static ListValue list(RelationshipReference[] path) {
        return new ListValue(Collections.unmodifiableList(Arrays.asList((Value[]) path)));
    }

    private static PathValue path(long start, RelationshipReference[] path) {
        List<NodeValue> nodes = new ArrayList<>(path.length + 1);
        nodes.add(new NodeReference(start));
        long node = start;
        for (RelationshipReference relationship : path) {
            node = relationship.startId() == node ? relationship.endId() : relationship.startId();
            nodes.add(new NodeReference(node));
        }
        List<RelationshipValue> relationships = Collections.unmodifiableList(Arrays.asList((RelationshipValue[]) path));
        return new PathValue(Collections.unmodifiableList(nodes), relationships);
    }

    @Override
    public void close() {
        rows = null;
        found.clear();
        input.close();
    }
}

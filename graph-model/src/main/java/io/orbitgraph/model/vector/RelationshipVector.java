package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import org.jspecify.annotations.Nullable;

/// Relationships by id with both ends, so that neither `startNode(r)` nor a record needs a look-up.
public final class RelationshipVector implements Vector {
    public final long[] ids;
    public final long[] starts;
    public final long[] ends;
    public long @Nullable [] nulls;

    public RelationshipVector(int capacity) {
        this.ids = new long[capacity];
        this.starts = new long[capacity];
        this.ends = new long[capacity];
    }

    @Override
    public int capacity() {
        return ids.length;
    }

    @Override
    public boolean isNull(int row) {
        return nulls != null && Nulls.get(nulls, row);
    }

    @Override
    public boolean hasNulls() {
        return nulls != null;
    }

    public void set(int row, long id, long start, long end) {
        ids[row] = id;
        starts[row] = start;
        ends[row] = end;
        if (nulls != null) {
            Nulls.clear(nulls, row);
        }
    }

    public void setNull(int row) {
        if (nulls == null) {
            nulls = Nulls.newMask(ids.length);
        }
        Nulls.set(nulls, row);
    }

    @Override
    public Value value(int row) {
        return isNull(row) ? Value.NULL : new RelationshipReference(ids[row], starts[row], ends[row]);
    }

    @Override
    public ValueType type() {
        return ValueType.RELATIONSHIP;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        RelationshipVector typed = (RelationshipVector) source;
        if (typed.isNull(from)) {
            setNull(row);
        } else {
            set(row, typed.ids[from], typed.starts[from], typed.ends[from]);
        }
    }

    @Override
    public RelationshipVector newInstance(int capacity) {
        return new RelationshipVector(capacity);
    }
}

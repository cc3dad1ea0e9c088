package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.shortest.AllPairs;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Rows of source, target and distance, source by source.
final class PairRows implements Iterator<Value[]> {
    private final Outcome<AllPairs.Parameters, AllPairs.Distances> outcome;
    private final int nodes;
    private int target;

    PairRows(Outcome<AllPairs.Parameters, AllPairs.Distances> outcome) {
        this.outcome = outcome;
        this.nodes = outcome.graph().nodeCount();
        this.target = nodes;
    }

    @Override
    public boolean hasNext() {
        if (target == nodes && outcome.result().next()) {
            target = 0;
        }
        return target < nodes;
    }

    @Override
    public Value[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        AllPairs.Distances distances = outcome.result();
        Value[] row = {
            Value.of(outcome.id(distances.source())),
            Value.of(outcome.id(target)),
            Value.of(distances.distances()[target])
        };
        target++;
        return row;
    }
}

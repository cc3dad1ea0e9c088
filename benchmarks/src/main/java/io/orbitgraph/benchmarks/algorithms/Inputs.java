package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;

/// The generated graphs that benchmarks work on: always the same for a scale, 2^scale nodes and 16 times as many
/// relationships.
final class Inputs {
    private static final int EDGE_FACTOR = 16;
    private static final long SEED = 27491095;

    private Inputs() {}

    static EdgeList kronecker(int scale, Workers workers) {
        return GraphGenerator.kronecker(scale, EDGE_FACTOR, SEED, workers);
    }

    static EdgeList uniform(int scale, Workers workers) {
        return GraphGenerator.uniform(1 << scale, EDGE_FACTOR << scale, SEED, workers);
    }

    /// A planted partition: communities of 256 nodes, eight of ten relationships within one, the others anywhere.
    /// Numbers say nothing about communities: they are mixed by an odd factor, which is a bijection modulo a power of
    /// 2.
    static EdgeList planted(int scale, Workers workers) {
        int nodes = 1 << scale;
        int mask = nodes - 1;
        int[] sources = new int[EDGE_FACTOR * nodes];
        int[] targets = new int[sources.length];
        workers.ranges(sources.length, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int source = Draws.below(Draws.at(SEED, i, 0), nodes);
                long draw = Draws.at(SEED, i, 1);
                boolean inside = Draws.unit(Draws.at(SEED, i, 2)) < 0.8;
                int target = inside ? (source & -256) | (int) (draw & 255) : Draws.below(draw, nodes);
                sources[i] = (source * 0x9E3779B1) & mask;
                targets[i] = (target * 0x9E3779B1) & mask;
            }
        });
        return EdgeList.of(sources, targets);
    }

    /// The graph of a model's name.
    static EdgeList of(String model, int scale, Workers workers) {
        return switch (model) {
            case "Kronecker" -> kronecker(scale, workers);
            case "uniform" -> uniform(scale, workers);
            case "planted" -> planted(scale, workers);
            default -> throw new IllegalArgumentException("there is no model " + model);
        };
    }

    /// With whole weights from 1 to 255.
    static EdgeList weighted(EdgeList edges) {
        EdgeList list = new EdgeList(edges.size(), List.of("weight"));
        for (int i = 0; i < edges.size(); i++) {
            list.add(edges.source(i), edges.target(i), (double) (1 + i * 7919L % 255));
        }
        return list;
    }
}

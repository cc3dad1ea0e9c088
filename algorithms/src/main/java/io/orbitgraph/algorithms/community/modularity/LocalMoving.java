package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Moves nodes to the neighbouring community that raises modularity most, until none does.
///
/// Nodes are taken in blocks whose size depends on the graph only. Within a block, threads look for each node's best
/// community against the state before the block; then one thread commits the moves in order. It looks again where an
/// earlier move of the block may have made a move worse: where a node has left the community to go to, or joined the
/// one to leave. Otherwise what it reckons with, the weights before the block and the totals of now, is at most what
/// the move gains. So modularity only rises, and the communities are the same for any number of threads. Small graphs
/// have blocks of one node, which is the classic sequential procedure. Only nodes with a neighbour that moved are
/// looked at again.
final class LocalMoving {
    /// Below this, blocks do not pay for their barrier.
    private static final int SEQUENTIAL_BELOW = 16_384;
    private static final int BLOCKS = 64;
    private static final int LARGEST_BLOCK = 8_192;
    /// So many neighbours in memory are taken together in a large graph.
    private static final int RUN = 32;

    private final LevelGraph graph;
    private final int[] communities;
    private final double scale;
    /// Gains below this are rounding.
    private final double epsilon;
    private final Workers workers;
    private final int[] order;
    private final double[] totals;
    private final int[] sizes;
    private final byte[] active;
    /// For each community the last block in which a node left it.
    private final int[] left;
    /// For each community the last block in which a node joined it.
    private final int[] joined;
    private final SparseSums[] sums;
    private int block;
    private double passGain;
    private boolean moved;
    private int passes;
    private boolean settled;

    /// @param communities a community below `graph.nodes` for each node; changed in place
    LocalMoving(LevelGraph graph, int[] communities, double resolution, long seed, Workers workers) {
        this.graph = graph;
        this.communities = communities;
        this.scale = graph.total == 0 ? 0 : resolution / graph.total;
        this.epsilon = 1e-12 * graph.total;
        this.workers = workers;
        this.order = order(graph.nodes, seed);
        this.totals = new double[graph.nodes];
        this.sizes = new int[graph.nodes];
        this.active = new byte[graph.nodes];
        this.left = new int[graph.nodes];
        this.joined = new int[graph.nodes];
        this.sums = new SparseSums[workers.concurrency()];
        for (int node = 0; node < graph.nodes; node++) {
            totals[communities[node]] += graph.strengths[node];
            sizes[communities[node]]++;
        }
    }

    /// The numbers below `size` in random order; in large graphs short ascending runs of them, which memory is faster
    /// with. Their own order may stand for the degree, and hubs that move first find no communities to choose from.
    static int[] order(int size, long seed) {
        int run = size < SEQUENTIAL_BELOW ? 1 : RUN;
        int[] starts = new int[(size + run - 1) / run];
        for (int i = 0; i < starts.length; i++) {
            int at = Draws.below(Draws.at(seed, i), i + 1);
            starts[i] = starts[at];
            starts[at] = i * run;
        }
        int[] order = new int[size];
        int count = 0;
        for (int start : starts) {
            for (int i = start; i < Math.min(size, start + run); i++) {
                order[count++] = i;
            }
        }
        return order;
    }

    double total(int community) {
        return totals[community];
    }

    /// Runs passes over the nodes.
    ///
    /// @param tolerance stop when a pass raises modularity by less
    /// @return whether any node moved
    boolean run(int maxPasses, double tolerance) {
        if (graph.total == 0) {
            settled = true;
            return false;
        }
        Arrays.fill(active, (byte) 1);
        int blockSize = isLarge() ? Math.min(LARGEST_BLOCK, graph.nodes / BLOCKS) : 1;
        while (passes < maxPasses && !settled) {
            passGain = 0;
            if (isLarge()) {
                onePass(blockSize);
            } else {
                onePassInSequence();
            }
            passes++;
            settled = passGain * 2 / graph.total <= tolerance;
        }
        return moved;
    }

    /// Whether nodes are taken in blocks.
    boolean isLarge() {
        return graph.nodes >= SEQUENTIAL_BELOW;
    }

    /// How many passes {@link #run} made.
    int passes() {
        return passes;
    }

    /// Whether the last pass gained no more than the tolerance.
    boolean settled() {
        return settled;
    }

    private void onePassInSequence() {
        SparseSums own = sums(0);
        for (int i = 0; i < order.length; i++) {
            if (i % 1024 == 0) {
                workers.checkCancelled();
            }
            int node = order[i];
            if (active[node] != 0) {
                active[node] = 0;
                int to = best(node, own);
                if (to != communities[node]) {
                    passGain += gain(node, to, own.sum(to) - own.sum(communities[node]));
                    move(node, to);
                    wakeNeighbours(node);
                }
                own.clear();
            }
        }
    }

    private void onePass(int blockSize) {
        Block moves = new Block(blockSize);
        for (int start = 0; start < order.length; start += blockSize) {
            int count = 0;
            for (int i = start; i < Math.min(order.length, start + blockSize); i++) {
                if (active[order[i]] != 0) {
                    active[order[i]] = 0;
                    moves.nodes[count++] = order[i];
                }
            }
            workers.ranges(count, 64, (worker, from, to) -> {
                SparseSums own = sums(worker);
                for (int i = from; i < to; i++) {
                    int node = moves.nodes[i];
                    moves.to[i] = best(node, own);
                    moves.weight[i] = own.sum(moves.to[i]) - own.sum(communities[node]);
                    own.clear();
                }
            });
            int movers = commit(moves, count);
            workers.ranges(movers, 64, (worker, from, to) -> {
                for (int i = from; i < to; i++) {
                    wakeNeighbours(moves.nodes[i]);
                }
            });
        }
    }

    /// The moves of a block: node, the community to go to, and by how much more it is connected to that than to its
    /// own.
    private static final class Block {
        final int[] nodes;
        final int[] to;
        final double[] weight;

        Block(int size) {
            nodes = new int[size];
            to = new int[size];
            weight = new double[size];
        }
    }

    /// Carries out the moves; leaves in `moves.nodes` those that moved.
    private int commit(Block moves, int count) {
        block++;
        int movers = 0;
        SparseSums own = sums(0);
        for (int i = 0; i < count; i++) {
            int node = moves.nodes[i];
            int from = communities[node];
            int to = moves.to[i];
            if (to == from) {
                continue;
            }
            double gain = left[to] == block || joined[from] == block ? 0 : gain(node, to, moves.weight[i]);
            if (gain <= epsilon) {
                to = best(node, own);
                gain = gain(node, to, own.sum(to) - own.sum(from));
                own.clear();
                if (to == from) {
                    continue;
                }
            }
            passGain += gain;
            move(node, to);
            left[from] = block;
            joined[to] = block;
            moves.nodes[movers++] = node;
        }
        return movers;
    }

    private void move(int node, int to) {
        int from = communities[node];
        double strength = graph.strengths[node];
        totals[from] -= strength;
        totals[to] += strength;
        sizes[from]--;
        sizes[to]++;
        if (sizes[from] == 0) {
            totals[from] = 0;
        }
        communities[node] = to;
        moved = true;
    }

    private void wakeNeighbours(int node) {
        int community = communities[node];
        for (int slot = graph.offsets[node]; slot < graph.ends[node]; slot++) {
            int target = graph.targets[slot];
            if (communities[target] != community) {
                active[target] = 1;
            }
        }
    }

    /// The community that `node` is best in; its own where no other is better. Fills `own`.
    private int best(int node, SparseSums own) {
        graph.gather(node, communities, own);
        int current = communities[node];
        double factor = scale * graph.strengths[node];
        double bestScore = own.sum(current) - factor * (totals[current] - graph.strengths[node]) + epsilon;
        int best = current;
        for (int i = 0; i < own.size(); i++) {
            int community = own.key(i);
            // The weight is the most that the score can be: no need to fetch the total for less than the best.
            if (own.value(i) >= bestScore && community != current) {
                double score = own.value(i) - factor * totals[community];
                if (score > bestScore || (score == bestScore && best != current && community < best)) {
                    bestScore = score;
                    best = community;
                }
            }
        }
        // Better alone than where it is: only if its own number is free.
        return bestScore < 0 && sizes[current] > 1 && sizes[node] == 0 ? node : best;
    }

    /// What moving `node` adds, in units of weight.
    ///
    /// @param weight how much more of its weight goes to `to` than to its own community
    private double gain(int node, int to, double weight) {
        double factor = scale * graph.strengths[node];
        return weight - factor * (totals[to] - totals[communities[node]] + graph.strengths[node]);
    }

    private SparseSums sums(int worker) {
        SparseSums known = sums[worker];
        if (known == null) {
            known = new SparseSums(graph.nodes);
            sums[worker] = known;
        }
        return known;
    }
}

package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Workers;
import org.jspecify.annotations.Nullable;

/// The refinement of Leiden: within each community, single nodes join groups that they are connected to, so that every
/// group is connected. Communities are independent of each other and are worked on in parallel.
final class Refinement {
    private final LevelGraph graph;
    private final int[] communities;
    private final LocalMoving moving;
    private final double scale;
    private final double theta;
    private final long seed;
    private final Workers workers;
    private final int[] groups;
    private final double[] totals;
    private final int[] sizes;
    /// The weight between a group and the rest of its community.
    private final double[] links;

    /// @param inside as {@link LevelGraph#weightInside} has it; changed in place
    Refinement(
            LevelGraph graph,
            int[] communities,
            LocalMoving moving,
            double[] inside,
            double resolution,
            double theta,
            long seed,
            Workers workers) {
        this.graph = graph;
        this.communities = communities;
        this.moving = moving;
        this.scale = graph.total == 0 ? 0 : resolution / graph.total;
        this.theta = theta;
        this.seed = seed;
        this.workers = workers;
        this.groups = new int[graph.nodes];
        this.totals = graph.strengths.clone();
        this.sizes = new int[graph.nodes];
        this.links = inside;
    }

    /// @return for each node its group, named by one of its nodes
    int[] run() {
        for (int node = 0; node < graph.nodes; node++) {
            groups[node] = node;
            sizes[node] = 1;
        }
        Members members = Members.of(communities, LocalMoving.order(graph.nodes, seed));
        @Nullable Neighbours[] neighbours = new Neighbours[workers.concurrency()];
        workers.ranges(members.bounds(), (worker, from, to) -> {
            Neighbours own = neighbours[worker];
            if (own == null) {
                own = new Neighbours(graph.nodes);
                neighbours[worker] = own;
            }
            for (int i = members.offsets()[from]; i < members.offsets()[to]; i++) {
                merge(members.nodes()[i], own);
            }
        });
        return groups;
    }

    /// The groups around a node: the weight that goes to each, and what joining it is worth. One thread's.
    private static final class Neighbours {
        final SparseSums sums;
        double[] scores = new double[64];

        Neighbours(int bound) {
            sums = new SparseSums(bound);
        }
    }

    private boolean isWellConnected(int group, double communityTotal) {
        return links[group] >= scale * totals[group] * (communityTotal - totals[group]);
    }

    private void merge(int node, Neighbours neighbours) {
        double communityTotal = moving.total(communities[node]);
        if (sizes[node] != 1 || groups[node] != node || !isWellConnected(node, communityTotal)) {
            return;
        }
        SparseSums sums = neighbours.sums;
        for (int slot = graph.offsets[node]; slot < graph.ends[node]; slot++) {
            int target = graph.targets[slot];
            if (target != node && communities[target] == communities[node]) {
                sums.add(groups[target], graph.weights == null ? 1 : graph.weights[slot]);
            }
        }
        int chosen = choose(node, communityTotal, neighbours);
        if (chosen != node) {
            links[chosen] += links[node] - 2 * sums.sum(chosen);
            totals[chosen] += totals[node];
            sizes[chosen]++;
            sizes[node] = 0;
            groups[node] = chosen;
        }
        sums.clear();
    }

    /// A group that does not lose by taking `node`, with a chance that grows exponentially with the gain.
    private int choose(int node, double communityTotal, Neighbours neighbours) {
        SparseSums sums = neighbours.sums;
        int size = sums.size();
        if (neighbours.scores.length < size) {
            neighbours.scores = new double[2 * size];
        }
        double[] scores = neighbours.scores;
        int best = node;
        double bestScore = 0;
        for (int i = 0; i < size; i++) {
            int group = sums.key(i);
            double score = score(node, group, sums.value(i), communityTotal);
            scores[i] = score;
            if (score > bestScore || (score == bestScore && best != node && group < best)) {
                bestScore = score;
                best = group;
            }
        }
        if (theta == 0 || best == node) {
            return best;
        }
        double weight = Math.exp(-bestScore / theta);
        for (int i = 0; i < size; i++) {
            scores[i] = scores[i] < 0 ? 0 : Math.exp((scores[i] - bestScore) / theta);
            weight += scores[i];
        }
        double draw = Draws.unit(Draws.at(seed, node)) * weight;
        for (int i = 0; i < size; i++) {
            draw -= scores[i];
            if (draw < 0) {
                return sums.key(i);
            }
        }
        return node;
    }

    /// The gain of joining `group` in units of weight; negative where the group is not well connected.
    private double score(int node, int group, double weight, double communityTotal) {
        return isWellConnected(group, communityTotal) ? weight - scale * graph.strengths[node] * totals[group] : -1;
    }
}

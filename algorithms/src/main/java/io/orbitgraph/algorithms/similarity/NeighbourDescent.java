package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.LongAdder;

/// The rounds of {@link Knn}. Within a round, who is compared with whom follows from the lists before the round; what a
/// list holds after it is the best of all that was compared, whatever the order, so that threads do not change the
/// result. Lists are guarded by striped locks.
final class NeighbourDescent {
    private static final int STRIPES = 1024;

    private final int nodes;
    private final int k;
    private final Adjacency out;
    private final PropertySimilarity similarity;
    private final KnnParameters parameters;
    private final KnnParameters.Search search;
    private final Environment environment;
    private final Workers workers;
    /// Row `node` is a list, best first: `lists[node * k]` and so on. -1 where it is not full.
    private final int[] lists;
    private final double[] scores;
    /// Whether an entry has taken part in a round.
    private final boolean[] old;
    private final Object[] locks = new Object[STRIPES];
    private final LongAdder comparisons = new LongAdder();

    NeighbourDescent(Adjacency out, PropertySimilarity similarity, KnnParameters parameters, Environment environment) {
        this.nodes = out.nodeCount();
        this.out = out;
        this.k = Math.min(parameters.topK(), nodes - 1);
        this.similarity = similarity;
        this.parameters = parameters;
        this.search = parameters.search();
        this.environment = environment;
        this.workers = environment.workers();
        int size = Math.multiplyExact(nodes, k);
        this.lists = new int[size];
        this.scores = new double[size];
        this.old = new boolean[size];
        Arrays.fill(lists, -1);
        Arrays.setAll(locks, i -> new Object());
    }

    KnnResult run(String name) {
        chooseFirst();
        int round = 0;
        boolean converged = false;
        while (round < search.maxIterations() && !converged) {
            round++;
            long changes = round(Draws.at(environment.seed(), round));
            converged = changes <= search.deltaThreshold() * nodes * k;
            environment.progress().report(name, round, search.maxIterations());
        }
        environment.progress().report(name, search.maxIterations(), search.maxIterations());
        return new KnnResult(result(), round, converged, comparisons.sum());
    }

    private boolean isTarget(int node) {
        return parameters.filter().hasTarget(node);
    }

    private void chooseFirst() {
        BitSet targets = parameters.seedTargets() ? parameters.filter().targets() : null;
        int[] drawn = targets == null ? null : targets.stream().toArray();
        int bound = drawn == null ? nodes : drawn.length;
        workers.ranges(nodes, 256, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int found = search.sampler() == KnnParameters.Sampler.RANDOM_WALK ? walk(node) : 0;
                for (int tries = 0; found < k && tries < 8 * k; tries++) {
                    int draw = Draws.below(Draws.at(environment.seed(), node, tries), bound);
                    found += insertFirst(node, drawn == null ? draw : drawn[draw]) ? 1 : 0;
                }
            }
        });
    }

    private boolean insertFirst(int node, int other) {
        return other != node && isTarget(other) && insert(node, other, similarity.of(node, other));
    }

    /// Inserts nodes that a walk from `node` meets; where it cannot go on it begins again.
    ///
    /// @return how many
    private int walk(int node) {
        long seed = Draws.at(environment.seed(), -1, node);
        int found = 0;
        int at = node;
        for (int step = 0; found < k && step < 8 * k; step++) {
            int degree = out.degree(at);
            at = degree == 0 ? node : out.targets()[out.offsets()[at] + Draws.below(Draws.at(seed, step), degree)];
            found += insertFirst(node, at) ? 1 : 0;
        }
        return found;
    }

    /// @return how many entries changed
    private long round(long seed) {
        int most = Math.max(1, (int) Math.ceil(search.sampleRate() * k));
        Sample fresh = new Sample(nodes, most);
        Sample known = new Sample(nodes, most);
        choose(fresh, known, seed, most);
        Sample freshBack = fresh.reversed(seed, most);
        Sample knownBack = known.reversed(seed + 1, most);
        int[] before = lists.clone();
        workers.ranges(nodes, 64, (worker, from, to) -> {
            int[] first = new int[2 * most];
            int[] second = new int[2 * most];
            for (int node = from; node < to; node++) {
                int newCount = freshBack.copy(node, first, fresh.copy(node, first, 0));
                int oldCount = knownBack.copy(node, second, known.copy(node, second, 0));
                join(first, newCount, second, oldCount);
                for (int i = 0; i < search.randomJoins(); i++) {
                    compare(node, Draws.below(Draws.at(seed, node, i), nodes));
                }
            }
        });
        return changes(before);
    }

    /// Picks entries of each list at random, those that are new apart from the others; the new ones are old then.
    private void choose(Sample fresh, Sample known, long seed, int most) {
        workers.ranges(nodes, 256, (worker, from, to) -> {
            long[] order = new long[k];
            for (int node = from; node < to; node++) {
                int size = 0;
                for (int i = 0; i < k && lists[node * k + i] >= 0; i++) {
                    // A random number above, the place below.
                    order[size++] = (Draws.at(seed, node, i) >>> 33 << 31) | i;
                }
                Arrays.sort(order, 0, size);
                int newCount = 0;
                int oldCount = 0;
                for (int i = 0; i < size; i++) {
                    int at = node * k + (int) (order[i] & 0x7FFF_FFFF);
                    if (!old[at] && newCount < most) {
                        fresh.add(node, lists[at]);
                        old[at] = true;
                        newCount++;
                    } else if (old[at] && oldCount < most) {
                        known.add(node, lists[at]);
                        oldCount++;
                    }
                }
            }
        });
    }

    private void join(int[] fresh, int newCount, int[] known, int oldCount) {
        for (int i = 0; i < newCount; i++) {
            for (int j = i + 1; j < newCount; j++) {
                compare(fresh[i], fresh[j]);
            }
            for (int j = 0; j < oldCount; j++) {
                compare(fresh[i], known[j]);
            }
        }
    }

    private void compare(int a, int b) {
        if (a == b) {
            return;
        }
        comparisons.increment();
        double value = similarity.of(a, b);
        if (isTarget(b)) {
            insert(a, b, value);
        }
        if (isTarget(a)) {
            insert(b, a, value);
        }
    }

    /// @return whether `other` is new in the list of `node`
    private boolean insert(int node, int other, double score) {
        int from = node * k;
        int last = from + k - 1;
        synchronized (locks[node % STRIPES]) {
            if (lists[last] >= 0 && !isBetter(node, score, other, scores[last], lists[last])) {
                return false;
            }
            int place = from;
            while (place <= last && lists[place] >= 0 && !isBetter(node, score, other, scores[place], lists[place])) {
                if (lists[place] == other) {
                    return false;
                }
                place++;
            }
            System.arraycopy(lists, place, lists, place + 1, last - place);
            System.arraycopy(scores, place, scores, place + 1, last - place);
            System.arraycopy(old, place, old, place + 1, last - place);
            lists[place] = other;
            scores[place] = score;
            old[place] = false;
            return true;
        }
    }

    private boolean isBetter(int node, double score, int other, double thanScore, int than) {
        if (score != thanScore) {
            return score > thanScore;
        }
        boolean favoured = isFavoured(node, other);
        return favoured == isFavoured(node, than) ? other < than : favoured;
    }

    /// Whether `other` goes before equally similar ones in the list of `node`. Drawn for the pair once and for all, so
    /// that the order of comparisons does not matter.
    private boolean isFavoured(int node, int other) {
        return search.perturbationRate() > 0
                && Draws.unit(Draws.at(environment.seed(), -2, node, other)) < search.perturbationRate();
    }

    private long changes(int[] before) {
        return workers.count(nodes, (from, to) -> {
            long changes = 0;
            for (int node = from; node < to; node++) {
                for (int i = 0; i < k; i++) {
                    int other = lists[node * k + i];
                    boolean wasThere = other < 0;
                    for (int j = 0; j < k && !wasThere; j++) {
                        wasThere = before[node * k + j] == other;
                    }
                    changes += wasThere ? 0 : 1;
                }
            }
            return changes;
        });
    }

    private SimilarPairs result() {
        int[][] seconds = new int[nodes][];
        double[][] similarities = new double[nodes][];
        for (int node = 0; node < nodes; node++) {
            if (parameters.filter().hasSource(node)) {
                int size = 0;
                while (size < k
                        && lists[node * k + size] >= 0
                        && scores[node * k + size] >= parameters.similarityCutoff()) {
                    size++;
                }
                seconds[node] = Arrays.copyOfRange(lists, node * k, node * k + size);
                similarities[node] = Arrays.copyOfRange(scores, node * k, node * k + size);
            }
        }
        return SimilarPairs.of(seconds, similarities);
    }

    /// Up to so many nodes for each node.
    private static final class Sample {
        private final int width;
        private final int[] members;
        private final int[] sizes;

        Sample(int nodes, int width) {
            this.width = width;
            this.members = new int[Math.multiplyExact(nodes, width)];
            this.sizes = new int[nodes];
        }

        void add(int node, int member) {
            members[node * width + sizes[node]++] = member;
        }

        int copy(int node, int[] into, int at) {
            System.arraycopy(members, node * width, into, at, sizes[node]);
            return at + sizes[node];
        }

        /// For each node some of the nodes that have it as a member: a random choice where there are too many.
        Sample reversed(long seed, int most) {
            Sample result = new Sample(sizes.length, most);
            int[] seen = new int[sizes.length];
            for (int node = 0; node < sizes.length; node++) {
                for (int i = 0; i < sizes[node]; i++) {
                    int member = members[node * width + i];
                    int nth = seen[member]++;
                    if (nth < most) {
                        result.add(member, node);
                    } else {
                        int place = Draws.below(Draws.at(seed, member, nth), nth + 1);
                        if (place < most) {
                            result.members[member * most + place] = node;
                        }
                    }
                }
            }
            return result;
        }
    }
}

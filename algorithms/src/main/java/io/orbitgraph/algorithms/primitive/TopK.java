package io.orbitgraph.algorithms.primitive;

import java.util.Arrays;

/// The k best of many items: highest score first, equal scores by lesser number. What it holds in the end does not
/// depend on the order of offers. One thread's.
public final class TopK {
    private final int k;
    private int[] items;
    private double[] scores;
    private int size;

    public TopK(int k) {
        this.k = k;
        int capacity = Math.min(k, 16);
        items = new int[capacity];
        scores = new double[capacity];
    }

    public int size() {
        return size;
    }

    /// A heap with the worst on top. An item may be offered once only.
    public void offer(int item, double score) {
        if (size < k) {
            if (size == items.length) {
                int capacity = (int) Math.min(k, 2L * size);
                items = Arrays.copyOf(items, capacity);
                scores = Arrays.copyOf(scores, capacity);
            }
            up(size++, item, score);
        } else if (k > 0 && isWorse(scores[0], items[0], score, item)) {
            down(item, score, size);
        }
    }

    /// Takes all out, best first.
    ///
    /// @return how many there were
    public int drain(int[] intoItems, double[] intoScores, int at) {
        int count = size;
        while (size > 0) {
            size--;
            intoItems[at + size] = items[0];
            intoScores[at + size] = scores[0];
            down(items[size], scores[size], size);
        }
        return count;
    }

    private static boolean isWorse(double score, int item, double thanScore, int thanItem) {
        return score < thanScore || (score == thanScore && item > thanItem);
    }

    private void up(int from, int item, double score) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) >> 1;
            if (!isWorse(score, item, scores[above], items[above])) {
                break;
            }
            items[place] = items[above];
            scores[place] = scores[above];
            place = above;
        }
        items[place] = item;
        scores[place] = score;
    }

    /// Puts an item in the place of the top, in a heap of `count`.
    private void down(int item, double score, int count) {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= count) {
                break;
            }
            if (child + 1 < count && isWorse(scores[child + 1], items[child + 1], scores[child], items[child])) {
                child++;
            }
            if (!isWorse(scores[child], items[child], score, item)) {
                break;
            }
            items[place] = items[child];
            scores[place] = scores[child];
            place = child;
        }
        items[place] = item;
        scores[place] = score;
    }
}

package io.orbitgraph.algorithms.primitive;

import java.util.Arrays;

/// Nodes by key, least first, equal keys by node; four children a node. A node is in it at most once. One thread's.
public final class NodeHeap {
    private final double[] keys;
    /// Where a node stands in `heap`, plus one; 0 where it does not.
    private final int[] places;
    private int[] heap = new int[64];
    private int size;

    public NodeHeap(int nodes) {
        keys = new double[nodes];
        places = new int[nodes];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public double leastKey() {
        return keys[heap[0]];
    }

    public boolean contains(int node) {
        return places[node] != 0;
    }

    public double key(int node) {
        return keys[node];
    }

    /// Puts `node` in, or lowers its key; a higher key than it has changes nothing.
    public void offer(int node, double key) {
        if (places[node] == 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            keys[node] = key;
            up(size++, node);
        } else if (key < keys[node]) {
            keys[node] = key;
            up(places[node] - 1, node);
        }
    }

    public int poll() {
        int least = heap[0];
        places[least] = 0;
        int last = heap[--size];
        if (size > 0) {
            down(last);
        }
        return least;
    }

    public void clear() {
        for (int i = 0; i < size; i++) {
            places[heap[i]] = 0;
        }
        size = 0;
    }

    private boolean isBefore(int a, int b) {
        return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
    }

    private void up(int from, int node) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) >> 2;
            if (!isBefore(node, heap[above])) {
                break;
            }
            heap[place] = heap[above];
            places[heap[place]] = place + 1;
            place = above;
        }
        heap[place] = node;
        places[node] = place + 1;
    }

    private void down(int node) {
        int place = 0;
        while (true) {
            int first = (place << 2) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            for (int child = first + 1; child < Math.min(first + 4, size); child++) {
                if (isBefore(heap[child], heap[least])) {
                    least = child;
                }
            }
            if (!isBefore(heap[least], node)) {
                break;
            }
            heap[place] = heap[least];
            places[heap[place]] = place + 1;
            place = least;
        }
        heap[place] = node;
        places[node] = place + 1;
    }
}

package io.orbitgraph.store.graph.page;

import java.util.Arrays;

/// Chooses pages to evict when they take more than the budget: the clock algorithm, one bit per page that readers set.
/// Thread-safe.
final class PageClock {
    private final PageTable table;
    private final long budgetBytes;
    private int[] groups = new int[64];
    private int size;
    private int hand;

    PageClock(PageTable table, long budgetBytes) {
        this.table = table;
        this.budgetBytes = budgetBytes;
    }

    synchronized void add(int group) {
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, 2 * size);
        }
        groups[size++] = group;
    }

    /// The next group whose page nobody has read since the hand last came by; -1 if there are no pages.
    private synchronized int victim() {
        for (int tries = 2 * size; tries > 0 && size > 0; tries--) {
            hand = hand >= size ? 0 : hand;
            Page page = table.resident(groups[hand]);
            if (page != null && page.touched) {
                page.touched = false;
                hand++;
            } else {
                int group = groups[hand];
                groups[hand] = groups[--size];
                if (page != null) {
                    return group;
                }
            }
        }
        return -1;
    }

    void evictToBudget() {
        while (table.residentBytes() > budgetBytes) {
            int group = victim();
            if (group < 0) {
                return;
            }
            if (!table.evict(group)) {
                add(group);
                return;
            }
        }
    }

    void evictAll() {
        int[] all;
        synchronized (this) {
            all = Arrays.copyOf(groups, size);
            size = 0;
        }
        for (int group : all) {
            if (!table.evict(group)) {
                add(group);
            }
        }
    }
}

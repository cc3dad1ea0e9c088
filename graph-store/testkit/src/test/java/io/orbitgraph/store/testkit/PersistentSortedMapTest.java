package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentSortedMapTest {
    @Test
    void itAgreesWithATreeMapAndOldVersionsStay() {
        Seeded seeded = Seeded.of("PersistentSortedMapTest");
        List<PersistentSortedMap<Integer, Integer>> versions = new ArrayList<>();
        List<TreeMap<Integer, Integer>> expected = new ArrayList<>();
        PersistentSortedMap<Integer, Integer> map = PersistentSortedMap.empty();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int step = 0; step < 400; step++) {
            int key = seeded.below(100);
            switch (seeded.below(8)) {
                case 0 -> {
                    map = map.remove(key);
                    model.remove(key);
                }
                case 1 -> {
                    int to = key + seeded.below(5);
                    map = map.removeRange(key, to);
                    model.subMap(key, to).clear();
                }
                default -> {
                    map = map.put(key, step);
                    model.put(key, step);
                }
            }
            versions.add(map);
            expected.add(new TreeMap<>(model));
        }
        for (int i = 0; i < versions.size(); i++) {
            check(versions.get(i), expected.get(i), seeded.below(110) - 5);
        }
    }

    private static void check(
            PersistentSortedMap<Integer, Integer> map, NavigableMap<Integer, Integer> model, int key) {
        List<Map.Entry<Integer, Integer>> entries = new ArrayList<>();
        map.entries().forEach(entries::add);
        assertThat(entries).isEqualTo(List.copyOf(model.entrySet()));
        assertThat(map.size()).isEqualTo(model.size());
        assertThat(map.get(key)).isEqualTo(model.get(key));
        assertThat(map.above(key, true)).isEqualTo(model.ceilingEntry(key));
        assertThat(map.above(key, false)).isEqualTo(model.higherEntry(key));
        assertThat(map.below(key)).isEqualTo(model.lowerEntry(key));
        assertThat(map.below(null)).isEqualTo(model.lastEntry());
        List<Integer> tail = new ArrayList<>();
        map.entriesFrom(key).forEach(entry -> tail.add(entry.getKey()));
        assertThat(tail).isEqualTo(List.copyOf(model.tailMap(key).keySet()));
    }
}

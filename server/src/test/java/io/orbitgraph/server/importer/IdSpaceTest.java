package io.orbitgraph.server.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.store.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdSpaceTest {
    @Test
    void findsWhatAHashMapFinds() {
        long seed = Seeded.of("IdSpaceTest").seed();
        Random random = new Random(seed);
        IdSpace space = new IdSpace("", FieldType.STRING);
        Map<String, Long> expected = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (int batch = 0; batch < 40; batch++) {
            NodeIds ids = new NodeIds(FieldType.STRING, 1);
            int rows = 5_000;
            for (int row = 0; row < rows; row++) {
                String id = id(random);
                asked.add(id);
                byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
                ids.set(row, bytes, 0, bytes.length);
            }
            space.reserve(rows);
            for (int row = 0; row < rows; row++) {
                String id = asked.get(asked.size() - rows + row);
                long place = ids.addTo(space, row);
                assertThat(place < 0).isEqualTo(expected.containsKey(id));
                if (place >= 0) {
                    long node = random.nextLong(1L << 41);
                    space.put(place, node);
                    expected.put(id, node);
                }
            }
        }
        for (int i = 0; i < 20_000; i++) {
            asked.add(id(random));
        }
        for (String id : asked) {
            byte[] bytes = (">" + id + "<").getBytes(StandardCharsets.UTF_8);
            assertThat(space.find(bytes, 1, bytes.length - 1)).as(id).isEqualTo(expected.getOrDefault(id, -1L));
        }
        assertThat(space.size()).isEqualTo(expected.size());
    }

    private static String id(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(random.nextInt(50_000));
            // Numbers that share their lower bits.
            case 1 -> Long.toString((long) random.nextInt(5_000) << 40);
            case 2 -> "0" + random.nextInt(20_000);
            default -> "ä-" + "x".repeat(random.nextInt(20)) + random.nextInt(2_000);
        };
    }
}

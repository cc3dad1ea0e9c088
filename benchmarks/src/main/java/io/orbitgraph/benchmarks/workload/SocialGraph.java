package io.orbitgraph.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A social graph that depends on its scale alone: `Person` and `City` nodes, `LIVES_IN` and `KNOWS` relationships. Who
/// knows whom
/// follows R-MAT (Chakrabarti, Zhan and Faloutsos 2004) with a = 0.57, b = c = 0.19, so that degrees have a power-law
/// tail;
/// duplicates and self-loops are dropped.
///
/// @param scale there are 2^scale persons and up to 12 times as many KNOWS
public record SocialGraph(int scale) {
    private static final int EDGE_FACTOR = 12;
    private static final long SEED = 0x0B17_6AF4;
    private static final String[] FIRST = {"Ada", "Bela", "Cem", "Dana", "Elif", "Filip", "Gita", "Hana"};
    private static final String[] LAST = {"Abe", "Brandt", "Costa", "Diaz", "Eriksen", "Fofana", "Garcia", "Haddad"};

    public int persons() {
        return 1 << scale;
    }

    public int cities() {
        return Math.max(8, persons() / 128);
    }

    /// @return rows with id, name, age, score and city (an id)
    public List<Map<String, Object>> personRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int id = 0; id < persons(); id++) {
            long r = mix(SEED + id);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", (long) id);
            row.put("name", FIRST[(int) (r & 7)] + " " + LAST[(int) (r >>> 3 & 7)] + " " + id);
            row.put("age", 16 + Math.floorMod(r >>> 8, 70L));
            row.put("score", (r >>> 20 & 0x3FF) / 8.0);
            row.put("city", Math.floorMod(mix(r), (long) cities()));
            rows.add(row);
        }
        return rows;
    }

    public List<Map<String, Object>> cityRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int id = 0; id < cities(); id++) {
            rows.add(Map.of("id", (long) id, "name", "City " + id));
        }
        return rows;
    }

    /// @return rows with a, b (ids of persons) and since (a year)
    public List<Map<String, Object>> knowsRows() {
        Set<Long> pairs = new LinkedHashSet<>();
        long edges = (long) persons() * EDGE_FACTOR;
        for (long e = 0; e < edges; e++) {
            long a = 0;
            long b = 0;
            long r = mix(SEED ^ mix(e));
            for (int bit = 0; bit < scale; bit++) {
                if ((bit & 7) == 7) {
                    r = mix(r);
                }
                long dice = ((r >>> (8 * (bit & 7))) & 0xFF) * 100 / 256;
                a = (a << 1) | (dice >= 76 ? 1 : 0);
                b = (b << 1) | ((dice >= 57 && dice < 76) || dice >= 95 ? 1 : 0);
            }
            a = scramble(a);
            b = scramble(b);
            if (a != b) {
                pairs.add((a << 32) | b);
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>(pairs.size());
        for (long pair : pairs) {
            rows.add(Map.of("a", pair >>> 32, "b", pair & 0xFFFF_FFFFL, "since", 1990 + Math.floorMod(mix(pair), 35L)));
        }
        return rows;
    }

    /// Spreads the well-connected persons over all ids.
    private long scramble(long id) {
        return id * 0x9E37_79B1L + 7 & persons() - 1;
    }

    /// The finaliser of SplitMix64.
    static long mix(long x) {
        long z = x + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}

package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.run.Require;
import java.util.BitSet;
import java.util.List;

/// Which nodes the corners of a triangle must be: for each set one that is in it, and each time another one. Where
/// there are fewer than three sets the other corners may be any nodes.
///
/// @param sets at most three; one may occur several times
public record Corners(List<BitSet> sets) {
    /// Any nodes.
    public static final Corners ANY = new Corners(List.of());

    private static final int COUNT = 3;
    private static final int ALL = (1 << COUNT) - 1;
    /// For three corners of these kinds, one behind the other, whether they can be assigned to the sets.
    private static final boolean[] MATCHES = matches();

    public Corners {
        sets = List.copyOf(sets);
        Require.that(sets.size() <= COUNT, "A triangle has three corners, but there are " + sets.size() + " kinds");
    }

    private static boolean[] matches() {
        boolean[] matches = new boolean[1 << (COUNT * COUNT)];
        for (int kinds = 0; kinds < matches.length; kinds++) {
            for (int first = 0; first < COUNT; first++) {
                int second = (first + 1) % COUNT;
                int third = (first + 2) % COUNT;
                matches[kinds] |= isIn(kinds, first, 0) && isIn(kinds, second, 1) && isIn(kinds, third, 2);
                matches[kinds] |= isIn(kinds, first, 0) && isIn(kinds, third, 1) && isIn(kinds, second, 2);
            }
        }
        return matches;
    }

    private static boolean isIn(int kinds, int corner, int set) {
        return (kinds >>> (corner * COUNT + set) & 1) != 0;
    }

    public boolean areAny() {
        return sets.isEmpty();
    }

    /// The kind of each of `nodes`: a bit for each set that it is in, and for each that is not there.
    byte[] kinds(int[] nodes) {
        byte[] kinds = new byte[nodes.length];
        for (int i = 0; i < kinds.length; i++) {
            int kind = (ALL << sets.size()) & ALL;
            for (int set = 0; set < sets.size(); set++) {
                kind |= sets.get(set).get(nodes[i]) ? 1 << set : 0;
            }
            kinds[i] = (byte) kind;
        }
        return kinds;
    }

    /// Whether nodes of these kinds can be the corners of one triangle.
    static boolean match(byte a, byte b, byte c) {
        return MATCHES[a | (b << COUNT) | (c << (2 * COUNT))];
    }
}

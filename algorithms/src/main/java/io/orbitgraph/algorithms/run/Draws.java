package io.orbitgraph.algorithms.run;

/// Random numbers by position: a number is a hash of the seed and of what it is drawn for (node, round, ...), so that
/// no thread's order of drawing matters. The mixing function is that of SplitMix64 (Steele, Lea, Flood: Fast
/// splittable pseudorandom number generators, 2014).
public final class Draws {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Draws() {}

    public static long mix(long value) {
        long z = value + GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public static long at(long seed, long a) {
        return mix(mix(seed) ^ a);
    }

    public static long at(long seed, long a, long b) {
        return mix(at(seed, a) ^ b);
    }

    public static long at(long seed, long a, long b, long c) {
        return mix(at(seed, a, b) ^ c);
    }

    /// `bits` as a number in `[0, 1)`.
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /// `bits` as a number in `[0, bound)`; the bias is below `bound / 2^32`.
    public static int below(long bits, int bound) {
        return (int) (((bits >>> 32) * bound) >>> 32);
    }
}

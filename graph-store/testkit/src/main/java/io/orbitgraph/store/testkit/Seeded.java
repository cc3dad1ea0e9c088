package io.orbitgraph.store.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random test data from one seed, which is printed. Not thread-safe: {@link #split} for each thread.
///
/// The seed follows from the test's name, so that a build fails for what was changed and not by chance.
/// `-Dorbit.seed=random` looks further, with another seed in each run, and `-Dorbit.seed=NUMBER` repeats one.
public final class Seeded {
    private final long seed;
    private final SplittableRandom random;

    private Seeded(long seed, SplittableRandom random) {
        this.seed = seed;
        this.random = random;
    }

    /// Prints the seed beside `test`, so that a failure can be repeated.
    public static Seeded of(String test) {
        String given = System.getProperty("orbit.seed", "");
        long seed = switch (given) {
            case "" -> test.hashCode();
            case "random" -> new SplittableRandom().nextLong();
            default -> Long.parseLong(given);
        };
        System.out.println(test + " seed=" + seed);
        return new Seeded(seed, new SplittableRandom(seed));
    }

    public long seed() {
        return seed;
    }

    public RandomGenerator random() {
        return random;
    }

    /// An independent generator that follows from the same seed.
    public Seeded split() {
        return new Seeded(seed, random.split());
    }

    /// `[0, bound)`.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// True once in `times` on average.
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public byte[] bytes(int minLength, int maxLength) {
        byte[] bytes = new byte[random.nextInt(minLength, maxLength + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A key of 1 to 6 bytes from few different ones, high and low, so that keys repeat and are prefixes of each
    /// other.
    public byte[] key() {
        byte[] alphabet = {0, 1, 'a', 'b', (byte) 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};
        byte[] key = new byte[random.nextInt(1, 7)];
        for (int i = 0; i < key.length; i++) {
            key[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return key;
    }
}

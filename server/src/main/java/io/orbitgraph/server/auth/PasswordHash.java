package io.orbitgraph.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.SCrypt;

/// A salted scrypt hash of a password (RFC 7914), about 30 ms of work and 16 MiB of memory per check.
///
/// Text form: `scrypt$N$r$p$salt$hash`, salt and hash in base 64.
record PasswordHash(int cost, int blockSize, int parallelization, byte[] salt, byte[] hash) {
    private static final int COST = 1 << 14;
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELIZATION = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(
                COST,
                BLOCK_SIZE,
                PARALLELIZATION,
                salt,
                derive(password, salt, COST, BLOCK_SIZE, PARALLELIZATION, HASH_BYTES));
    }

    /// @throws IllegalArgumentException if the text is not of the form above
    static PasswordHash parse(String text) {
        String[] parts = text.split("\\$");
        if (parts.length != 6 || !parts[0].equals("scrypt")) {
            throw new IllegalArgumentException("not a password hash");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new PasswordHash(
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                decoder.decode(parts[4]),
                decoder.decode(parts[5]));
    }

    /// Takes the same time whether the password is right or not.
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, cost, blockSize, parallelization, hash.length));
    }

    /// Does the work of a check and forgets the result.
    static void waste(String password) {
        byte[] ignored = derive(password, new byte[SALT_BYTES], COST, BLOCK_SIZE, PARALLELIZATION, HASH_BYTES);
        if (ignored.length != HASH_BYTES) {
            throw new IllegalStateException();
        }
    }

    private static byte[] derive(
            String password, byte[] salt, int cost, int blockSize, int parallelization, int bytes) {
        return SCrypt.generate(
                password.getBytes(StandardCharsets.UTF_8), salt, cost, blockSize, parallelization, bytes);
    }

    String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return "scrypt$" + cost + "$" + blockSize + "$" + parallelization + "$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}

package io.orbitgraph.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers, for this process only, which password was right for a user, as an HMAC under a key that never leaves
/// memory. So the thousandth connection of a pool does not pay for scrypt again. Thread-safe.
final class RecentLogins {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(byte[] mac, byte[] storedHash) {}

    RecentLogins() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// @param stored the user's hash now; a changed password is not remembered
    boolean isRemembered(String user, String password, PasswordHash stored) {
        Entry entry = entries.get(user);
        return entry != null
                && MessageDigest.isEqual(entry.storedHash(), stored.hash())
                && MessageDigest.isEqual(entry.mac(), mac(password));
    }

    void remember(String user, String password, PasswordHash stored) {
        entries.put(user, new Entry(mac(password), stored.hash()));
    }

    private byte[] mac(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

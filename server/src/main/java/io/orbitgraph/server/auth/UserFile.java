package io.orbitgraph.server.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The users of a server, in the file `users` of the data directory: one `name:hash` line each, readable by the owner
/// only. A running server sees changes at the next login. Thread-safe.
public final class UserFile {
    /// No easily confused characters.
    private static final String PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GENERATED_PASSWORD_LENGTH = 16;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private Map<String, PasswordHash> users = Map.of();
    private FileTime readAt = FileTime.fromMillis(Long.MIN_VALUE);

    public UserFile(Path file) {
        this.file = file;
    }

    /// Whether nobody can log in yet.
    public synchronized boolean isEmpty() {
        refresh();
        return users.isEmpty();
    }

    /// The hash to check a password against, if there is such a user.
    synchronized Optional<PasswordHash> find(String user) {
        refresh();
        return Optional.ofNullable(users.get(user));
    }

    /// Adds the user or changes the password.
    public synchronized void setPassword(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a user name is not empty and has no ':' or control characters");
        }
        refresh();
        Map<String, PasswordHash> changed = new LinkedHashMap<>(users);
        changed.put(user, PasswordHash.of(password, random));
        write(changed);
    }

    /// A password that nobody can guess.
    public String generatePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED_PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_ALPHABET.charAt(random.nextInt(PASSWORD_ALPHABET.length())));
        }
        return password.toString();
    }

    private void refresh() {
        try {
            if (!Files.exists(file)) {
                users = Map.of();
                return;
            }
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                users = read();
                readAt = changed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, PasswordHash> read() throws IOException {
        Map<String, PasswordHash> read = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                int colon = line.indexOf(':');
                read.put(line.substring(0, colon), PasswordHash.parse(line.substring(colon + 1)));
            }
        }
        return read;
    }

    private void write(Map<String, PasswordHash> changed) {
        List<String> lines = new ArrayList<>();
        changed.forEach((user, hash) -> lines.add(user + ":" + hash.text()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            users = changed;
            readAt = Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

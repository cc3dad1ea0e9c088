package io.orbitgraph.store.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads RocksDB's native library. The library's own loader unpacks 17 MB from its jar at each start (about 0.2 s);
/// here it
/// is unpacked once per version into a directory of the user's own and loaded from there.
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    private NativeLibrary() {}

    /// Does nothing when the library is loaded already.
    static synchronized void load() {
        String file = Environment.getJniLibraryFileName("rocksdb");
        try {
            URL resource = RocksDB.class.getClassLoader().getResource(file);
            if (resource != null && resource.openConnection() instanceof JarURLConnection packed) {
                Path directory = directory(packed.getJarEntry().getCrc());
                // The name that RocksDB looks for in a directory is not the one in its jar.
                unpack(packed, directory.resolve(Environment.getJniLibraryFileName("rocksdbjni")));
                RocksDB.loadLibrary(List.of(directory.toString()));
                return;
            }
        } catch (IOException | UnsupportedOperationException | UnsatisfiedLinkError e) {
            LOG.warn("The unpacked RocksDB library cannot be kept; each start unpacks it anew", e);
        }
        RocksDB.loadLibrary();
    }

    /// A directory that only this user can write, as whatever lies in it is loaded into the process.
    ///
    /// @param crc of the library, which keeps versions and builds apart
    private static Path directory(long crc) throws IOException {
        Path root =
                Path.of(System.getProperty("java.io.tmpdir"), "orbitgraph-native-" + System.getProperty("user.name"));
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        PosixFileAttributes attributes =
                Files.readAttributes(root, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path probe = Files.createTempFile(root, "owner", null);
        try {
            boolean isOwn = attributes.owner().equals(Files.getOwner(probe));
            boolean isPrivate =
                    PosixFilePermissions.toString(attributes.permissions()).equals("rwx------");
            if (!attributes.isDirectory() || !isOwn || !isPrivate) {
                throw new IOException(root + " is not a private directory of this user");
            }
        } finally {
            Files.delete(probe);
        }
        return Files.createDirectories(root.resolve("rocksdb-" + Long.toHexString(crc)));
    }

    private static void unpack(JarURLConnection packed, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path partial = Files.createTempFile(target.getParent(), "partial", null);
        try (InputStream content = packed.getInputStream()) {
            Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            // Atomic: another process either sees the whole file or none.
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}

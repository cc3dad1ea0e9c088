package io.orbitgraph.server.importer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Files with one header, and the names that an option gives all their nodes or relationships.
///
/// @param names the labels, or the type
record InputGroup(List<String> names, List<Path> files) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    InputGroup {
        names = List.copyOf(names);
        files = List.copyOf(files);
    }

    /// Reads `Label:Other=header.csv,part-.*\.csv`. A file's name may be a regular expression, for all files of the
    /// directory that it matches, with numbers in their order.
    static InputGroup parse(String option) {
        int equals = option.indexOf('=');
        List<String> names = new ArrayList<>();
        if (equals > 0) {
            for (String name : option.substring(0, equals).split(":")) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        List<Path> files = new ArrayList<>();
        for (String file : option.substring(equals + 1).split(",")) {
            if (!file.isBlank()) {
                files.addAll(files(file.strip()));
            }
        }
        if (files.isEmpty()) {
            throw new ImportException("'" + option + "' names no file.");
        }
        return new InputGroup(names, files);
    }

    /// The sum of the sizes of the files, as they lie there.
    long sizeBytes() throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private static List<Path> files(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) || Files.exists(file)) {
                return List.of(readable(file));
            }
        } catch (InvalidPathException e) {
            // A regular expression need not be a path.
        }
        int slash = name.lastIndexOf('/');
        Path directory = Path.of(slash < 0 ? "." : name.substring(0, Math.max(1, slash)));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            Pattern pattern = Pattern.compile(name.substring(slash + 1));
            for (Path entry : entries) {
                if (pattern.matcher(entry.getFileName().toString()).matches() && Files.isRegularFile(entry)) {
                    found.add(slash < 0 ? entry.getFileName() : entry);
                }
            }
        } catch (IOException | PatternSyntaxException e) {
            throw new ImportException("There is no file " + name + ".");
        }
        if (found.isEmpty()) {
            throw new ImportException("There is no file " + name + ".");
        }
        found.sort(Comparator.comparing(InputGroup::sortKey));
        return found;
    }

    private static Path readable(Path file) {
        if (Files.isDirectory(file)) {
            throw new ImportException(file + " is a directory; name files, or " + file + "/.* for all of them.");
        }
        if (!Files.isReadable(file)) {
            throw new ImportException(file + " cannot be read.");
        }
        return file;
    }

    /// The path with its numbers filled up, so that part-2 comes before part-10.
    private static String sortKey(Path file) {
        Matcher digits = DIGITS.matcher(file.toString());
        return digits.replaceAll(number ->
                "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }
}

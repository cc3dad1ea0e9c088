package io.orbitgraph.cypher;

import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.language.FunctionSignature.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The signatures of the engine's functions, as `functions.txt` has them, and the procedures that a test declares.
public final class TestCatalog implements Catalog {
    private static final Map<String, FunctionSignature> FUNCTIONS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, FunctionSignature> AGGREGATES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Pattern DECLARATION = Pattern.compile("([\\w.]+)\\((.*)\\) *:: *\\((.*)\\) *:?");

    static {
        for (String line : lines()) {
            String[] parts = line.strip().split(" ");
            List<Parameter> parameters = new ArrayList<>();
            for (String parameter : Arrays.asList(parts).subList(5, parts.length)) {
                int colon = parameter.indexOf(':');
                List<FunctionSignature.Type> types = Arrays.stream(
                                parameter.substring(colon + 1).split("\\|"))
                        .map(FunctionSignature.Type::valueOf)
                        .toList();
                parameters.add(new Parameter(parameter.substring(0, colon), types));
            }
            FunctionSignature signature = new FunctionSignature(
                    parts[1],
                    Integer.parseInt(parts[2]),
                    parameters,
                    parts[3].equals("variadic"),
                    FunctionSignature.Type.valueOf(parts[4]),
                    "");
            (parts[0].equals("aggregate") ? AGGREGATES : FUNCTIONS).put(signature.name(), signature);
        }
    }

    private final Map<String, ProcedureSignature> procedures = new TreeMap<>();

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(TestCatalog.class.getResourceAsStream("functions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param declarations `name(in :: INTEGER?) :: (out :: STRING?)`; a parameter may end in `= 1`
    public TestCatalog(String... declarations) {
        this(List.of(declarations));
    }

    public TestCatalog(List<String> declarations) {
        for (String declaration : declarations) {
            Matcher matcher = DECLARATION.matcher(declaration);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no signature: " + declaration);
            }
            ProcedureSignature signature = new ProcedureSignature(
                    matcher.group(1),
                    fields(matcher.group(2)).stream()
                            .map(field -> new ProcedureSignature.Parameter(
                                    field.name(), field.typeName().split("=")[0].strip(), defaultValue(field)))
                            .toList(),
                    fields(matcher.group(3)),
                    ProcedureSignature.Mode.READ,
                    "");
            procedures.put(signature.name(), signature);
        }
    }

    private static @Nullable Value defaultValue(ProcedureSignature.Field field) {
        int equals = field.typeName().indexOf('=');
        return equals < 0
                ? null
                : Value.of(Long.parseLong(field.typeName().substring(equals + 1).strip()));
    }

    private static List<ProcedureSignature.Field> fields(String text) {
        List<ProcedureSignature.Field> fields = new ArrayList<>();
        for (String field : text.split(",")) {
            if (!field.isBlank()) {
                String[] parts = field.split("::");
                fields.add(new ProcedureSignature.Field(parts[0].strip(), parts[1].strip()));
            }
        }
        return fields;
    }

    @Override
    public Optional<FunctionSignature> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    @Override
    public Optional<FunctionSignature> aggregate(String name) {
        return Optional.ofNullable(AGGREGATES.get(name));
    }

    @Override
    public Optional<ProcedureSignature> procedure(String name) {
        return Optional.ofNullable(procedures.get(name));
    }

    @Override
    public List<String> functionNames() {
        List<String> names = new ArrayList<>(FUNCTIONS.keySet());
        names.addAll(AGGREGATES.keySet());
        return names;
    }

    @Override
    public List<String> procedureNames() {
        return List.copyOf(procedures.keySet());
    }
}

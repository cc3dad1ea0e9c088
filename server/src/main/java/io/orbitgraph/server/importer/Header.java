package io.orbitgraph.server.importer;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.temporal.TemporalText;
import io.orbitgraph.server.importer.HeaderColumn.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the columns of a file mean, in neo4j-admin's notation: `personId:ID(Person)`, `name`, `born:int`,
/// `tags:string[]`, `at:datetime{timezone:+02:00}`, `:LABEL`, `:START_ID(Person)`, `:END_ID`, `:TYPE`, `x:IGNORE`.
record Header(List<HeaderColumn> columns) {
    private static final Pattern TYPED = Pattern.compile(
            "(?s)(?<name>.*):(?<type>[A-Za-z_]\\w*)(?<list>\\[])?(?:\\((?<space>[^()]*)\\))?(?:\\{(?<options>[^{}]*)})?");

    /// Whether ids of nodes are integers, stored as such.
    enum IdType {
        STRING,
        INTEGER
    }

    Header {
        columns = List.copyOf(columns);
    }

    static Header ofNodes(List<String> fields, IdType ids, Path file) {
        Header header = parse(fields, ids, file);
        for (HeaderColumn column : header.columns) {
            if (Set.of(Role.START_ID, Role.END_ID, Role.TYPE).contains(column.role())) {
                throw wrong(
                        file, ":" + column.role() + " is for relationships. Is this file meant for --relationships?");
            }
        }
        header.atMostOne(Role.ID, file);
        return header;
    }

    static Header ofRelationships(List<String> fields, boolean hasType, Path file) {
        Header header = parse(fields, IdType.STRING, file);
        for (HeaderColumn column : header.columns) {
            if (column.role() == Role.ID || column.role() == Role.LABEL) {
                throw wrong(file, ":" + column.role() + " is for nodes. Is this file meant for --nodes?");
            }
        }
        for (Role role : List.of(Role.START_ID, Role.END_ID)) {
            if (header.column(role).isEmpty()) {
                throw wrong(file, "a column :" + role + " is missing.");
            }
            header.atMostOne(role, file);
        }
        header.atMostOne(Role.TYPE, file);
        if (!hasType && header.column(Role.TYPE).isEmpty()) {
            throw wrong(file, "the relationships have no type. Add a column :TYPE, or say --relationships=TYPE=FILE.");
        }
        return header;
    }

    Optional<HeaderColumn> column(Role role) {
        return columns.stream().filter(column -> column.role() == role).findFirst();
    }

    private void atMostOne(Role role, Path file) {
        if (columns.stream().filter(column -> column.role() == role).count() > 1) {
            throw wrong(file, "there is more than one column :" + role + ".");
        }
    }

    private static Header parse(List<String> fields, IdType ids, Path file) {
        List<HeaderColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String field : fields) {
            HeaderColumn column = column(field.strip(), ids, file);
            if (column.isProperty() && !names.add(column.name())) {
                throw wrong(file, "two columns are called " + column.name() + ".");
            }
            columns.add(column);
        }
        return new Header(columns);
    }

    private static HeaderColumn column(String field, IdType ids, Path file) {
        Matcher typed = TYPED.matcher(field);
        if (!typed.matches()) {
            if (field.isEmpty()) {
                throw wrong(file, "a column has no name. Call a column that is to be left out :IGNORE.");
            }
            return new HeaderColumn(Role.PROPERTY, field, FieldType.STRING, false, "", FieldType.utc());
        }
        String name = typed.group("name").strip();
        String typeName = typed.group("type");
        boolean list = typed.group("list") != null;
        String space = Optional.ofNullable(typed.group("space")).orElse("").strip();
        Map<String, String> options = options(typed.group("options"), field, file);
        Optional<Role> role = role(typeName);
        if (role.isEmpty()) {
            return property(field, name, typeName, list, space, options, file);
        }
        boolean isId = Set.of(Role.ID, Role.START_ID, Role.END_ID).contains(role.get());
        if (!space.isEmpty() && !isId) {
            throw wrong(file, "only ids have a space in parentheses, and '" + field + "' is none.");
        }
        FieldType type = FieldType.STRING;
        if (role.get() == Role.ID) {
            String idType = options.remove("id-type");
            boolean integer = idType == null
                    ? ids == IdType.INTEGER
                    : Set.of("int", "long", "integer").contains(idType.toLowerCase(Locale.ROOT));
            type = integer ? FieldType.LONG : FieldType.STRING;
        }
        if (!options.isEmpty()) {
            throw wrong(
                    file, "the option " + options.keySet().iterator().next() + " of '" + field + "' is not supported.");
        }
        String property = role.get() == Role.ID ? name : "";
        return new HeaderColumn(role.get(), property, type, false, space, FieldType.utc());
    }

    private static HeaderColumn property(
            String field,
            String name,
            String typeName,
            boolean list,
            String space,
            Map<String, String> options,
            Path file) {
        FieldType type = FieldType.named(typeName)
                .orElseThrow(() -> wrong(
                        file,
                        "'" + field + "' has the type " + typeName + ", and there is none. Types are "
                                + String.join(", ", FieldType.allNames())
                                + "; for ids and the like: ID, LABEL, START_ID, END_ID, TYPE,"
                                + " IGNORE."));
        if (name.isEmpty()) {
            throw wrong(file, "'" + field + "' has a type and no name.");
        }
        if (!space.isEmpty()) {
            throw wrong(file, "only ids have a space in parentheses, and '" + field + "' is none.");
        }
        TemporalContext context = FieldType.utc();
        String zone = options.remove("timezone");
        if (zone != null) {
            try {
                context = new TemporalContext(TemporalText.zone(zone), context.now());
            } catch (OrbitException e) {
                throw wrong(file, "'" + zone + "' in '" + field + "' is no time zone.");
            }
        }
        if (!options.isEmpty()) {
            throw wrong(
                    file, "the option " + options.keySet().iterator().next() + " of '" + field + "' is not supported.");
        }
        return new HeaderColumn(Role.PROPERTY, name, type, list, "", context);
    }

    private static Optional<Role> role(String typeName) {
        for (Role role : Role.values()) {
            if (role != Role.PROPERTY && role.name().equalsIgnoreCase(typeName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> options(
            @org.jspecify.annotations.Nullable String text, String field, Path file) {
        Map<String, String> options = new TreeMap<>();
        if (text != null) {
            for (String option : text.split(",")) {
                int colon = option.indexOf(':');
                if (colon < 1) {
                    throw wrong(file, "options look like {timezone:+02:00}, not as in '" + field + "'.");
                }
                options.put(
                        option.substring(0, colon).strip(),
                        option.substring(colon + 1).strip());
            }
        }
        return options;
    }

    private static ImportException wrong(Path file, String what) {
        return new ImportException(file + ":1: in the header, " + what);
    }
}

package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.operator.StringMatching;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Functions of strings. Positions and lengths count characters of Unicode (code points), not UTF-16 units.
final class StringFunctions {
    private static final String CATEGORY = "String";

    private StringFunctions() {}

    static List<ScalarFunction> all() {
        UnaryOperator<String> lower = s -> s.toLowerCase(Locale.ROOT);
        UnaryOperator<String> upper = s -> s.toUpperCase(Locale.ROOT);
        return List.of(
                unary("toLower", "The string in lower case.", lower),
                unary("lower", "The string in lower case.", lower),
                unary("toUpper", "The string in upper case.", upper),
                unary("upper", "The string in upper case.", upper),
                trim("trim", "The string without blanks (or the given characters) at both ends.", true, true),
                trim("btrim", "The string without blanks (or the given characters) at both ends.", true, true),
                trim("ltrim", "The string without blanks (or the given characters) at its start.", true, false),
                trim("rtrim", "The string without blanks (or the given characters) at its end.", false, true),
                left(),
                right(),
                substring(),
                replace(),
                split(),
                normalize(),
                indexOf(),
                join(),
                regexReplace());
    }

    private static Definition define(String name, String description) {
        return new Definition(name, STRING, CATEGORY, description);
    }

    private static ScalarFunction unary(String name, String description, UnaryOperator<String> operator) {
        return define(name, description)
                .takes("input", STRING)
                .kernel(Kernels.strings(operator))
                .as((_, arguments) -> Value.of(operator.apply(Arguments.string(name, arguments[0]))));
    }

    private static ScalarFunction trim(String name, String description, boolean start, boolean end) {
        return define(name, description)
                .takes("input", STRING)
                .optionally("trimCharacters", STRING)
                .kernel(Kernels.strings(s -> strip(s, "", start, end)))
                .as((_, arguments) -> {
                    String characters = arguments.length > 1 ? Arguments.string(name, arguments[1]) : "";
                    return Value.of(strip(Arguments.string(name, arguments[0]), characters, start, end));
                });
    }

    /// @param characters to take off; blanks of all kinds if empty
    private static String strip(String string, String characters, boolean start, boolean end) {
        int from = 0;
        int to = string.length();
        while (start && from < to && trims(string.codePointAt(from), characters)) {
            from += Character.charCount(string.codePointAt(from));
        }
        while (end && to > from && trims(string.codePointBefore(to), characters)) {
            to -= Character.charCount(string.codePointBefore(to));
        }
        return string.substring(from, to);
    }

    private static boolean trims(int codePoint, String characters) {
        return characters.isEmpty() ? Character.isWhitespace(codePoint) : characters.indexOf(codePoint) >= 0;
    }

    private static ScalarFunction left() {
        return define("left", "The first characters of the string.")
                .takes("original", STRING)
                .takes("length", INTEGER)
                .as((_, arguments) -> Value.of(
                        substring(Arguments.string("left", arguments[0]), 0, Arguments.size("left", arguments[1]))));
    }

    private static ScalarFunction right() {
        return define("right", "The last characters of the string.")
                .takes("original", STRING)
                .takes("length", INTEGER)
                .as((_, arguments) -> {
                    String string = Arguments.string("right", arguments[0]);
                    int wanted = Arguments.size("right", arguments[1]);
                    int length = string.codePointCount(0, string.length());
                    return Value.of(substring(string, Math.max(0, length - wanted), wanted));
                });
    }

    private static ScalarFunction substring() {
        return define("substring", "The characters from a position (from 0) to the end, or as many as given.")
                .takes("original", STRING)
                .takes("start", INTEGER)
                .optionally("length", INTEGER)
                .as((_, arguments) -> Value.of(substring(
                        Arguments.string("substring", arguments[0]),
                        Arguments.size("substring", arguments[1]),
                        arguments.length > 2 ? Arguments.size("substring", arguments[2]) : Integer.MAX_VALUE)));
    }

    private static String substring(String string, int start, int length) {
        int characters = string.codePointCount(0, string.length());
        int from = Math.min(start, characters);
        int to = (int) Math.min((long) from + length, characters);
        if (characters == string.length()) {
            return string.substring(from, to);
        }
        int begin = string.offsetByCodePoints(0, from);
        return string.substring(begin, string.offsetByCodePoints(begin, to - from));
    }

    private static ScalarFunction replace() {
        return define("replace", "The string with a part replaced wherever it occurs, or as often as given.")
                .takes("original", STRING)
                .takes("search", STRING)
                .takes("replace", STRING)
                .optionally("limit", INTEGER)
                .as((_, arguments) -> {
                    String original = Arguments.string("replace", arguments[0]);
                    String search = Arguments.string("replace", arguments[1]);
                    String by = Arguments.string("replace", arguments[2]);
                    if (arguments.length < 4) {
                        return Value.of(original.replace(search, by));
                    }
                    return Value.of(replace(original, search, by, Arguments.size("replace", arguments[3])));
                });
    }

    private static String replace(String original, String search, String by, int limit) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < limit; i++) {
            int at = original.indexOf(search, from);
            if (at < 0 || search.isEmpty()) {
                break;
            }
            result.append(original, from, at).append(by);
            from = at + search.length();
        }
        return result.append(original, from, original.length()).toString();
    }

    private static ScalarFunction split() {
        return new Definition("split", LIST, CATEGORY, "The parts of the string between delimiters.")
                .takes("original", STRING)
                .takes("delimiter", STRING, LIST)
                .as((_, arguments) -> {
                    String original = Arguments.string("split", arguments[0]);
                    List<String> delimiters = new ArrayList<>();
                    if (arguments[1] instanceof ListValue list) {
                        for (Value delimiter : list) {
                            delimiters.add(Arguments.string("split", delimiter));
                        }
                    } else {
                        delimiters.add(Arguments.string("split", arguments[1]));
                    }
                    return split(original, delimiters);
                });
    }

    /// An empty delimiter splits between all characters.
    private static ListValue split(String original, List<String> delimiters) {
        List<Value> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        boolean everyCharacter = delimiters.contains("");
        while (at < original.length()) {
            int length = 0;
            for (String delimiter : delimiters) {
                if (delimiter.length() > length && original.startsWith(delimiter, at)) {
                    length = delimiter.length();
                }
            }
            if (length > 0) {
                parts.add(Value.of(original.substring(from, at)));
                at += length;
                from = at;
            } else {
                at += Character.charCount(original.codePointAt(at));
                if (everyCharacter && at < original.length()) {
                    parts.add(Value.of(original.substring(from, at)));
                    from = at;
                }
            }
        }
        parts.add(Value.of(original.substring(from)));
        return new ListValue(parts);
    }

    private static ScalarFunction normalize() {
        return define("normalize", "The string in a normal form of Unicode: NFC, NFD, NFKC or NFKD.")
                .takes("input", STRING)
                .optionally("normalForm", STRING)
                .as((_, arguments) -> {
                    String form = arguments.length > 1
                            ? Arguments.string("normalize", arguments[1]).toUpperCase(Locale.ROOT)
                            : "NFC";
                    for (Normalizer.Form candidate : Normalizer.Form.values()) {
                        if (candidate.name().equals(form)) {
                            return Value.of(
                                    Normalizer.normalize(Arguments.string("normalize", arguments[0]), candidate));
                        }
                    }
                    throw Arguments.invalid("There is no normal form '" + form + "'; use NFC, NFD, NFKC or NFKD");
                });
    }

    private static ScalarFunction indexOf() {
        return new Definition("string.indexOf", INTEGER, CATEGORY, "Where a part first occurs, from 0; -1 if nowhere.")
                .takes("original", STRING)
                .takes("search", STRING)
                .as((_, arguments) -> {
                    String original = Arguments.string("string.indexOf", arguments[0]);
                    int at = original.indexOf(Arguments.string("string.indexOf", arguments[1]));
                    return Value.of(at < 0 ? -1L : original.codePointCount(0, at));
                });
    }

    private static ScalarFunction join() {
        return define("string.join", "The strings of a list with a delimiter between them; nulls are left out.")
                .takes("list", LIST)
                .takes("delimiter", STRING)
                .as((_, arguments) -> {
                    List<String> strings = new ArrayList<>();
                    for (Value value : Arguments.list("string.join", arguments[0])) {
                        if (value != Value.NULL) {
                            strings.add(Arguments.string("string.join", value));
                        }
                    }
                    return Value.of(String.join(Arguments.string("string.join", arguments[1]), strings));
                });
    }

    private static ScalarFunction regexReplace() {
        return define("string.regexReplace", "The string with what a regular expression matches replaced.")
                .takes("original", STRING)
                .takes("regex", STRING)
                .takes("replace", STRING)
                .as((_, arguments) -> {
                    String regex = Arguments.string("string.regexReplace", arguments[1]);
                    String by = Arguments.string("string.regexReplace", arguments[2]);
                    try {
                        return Value.of(StringMatching.compile(regex)
                                .matcher(Arguments.string("string.regexReplace", arguments[0]))
                                .replaceAll(by));
                    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                        throw Arguments.invalid("'" + by + "' is no replacement: " + e.getMessage());
                    }
                });
    }

    /// Also the reverse of a list is `reverse`; see {@link ListFunctions}.
    static String reverse(String string) {
        return new StringBuilder(string).reverse().toString();
    }
}

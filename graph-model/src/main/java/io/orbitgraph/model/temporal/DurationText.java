package io.orbitgraph.model.temporal;

import io.orbitgraph.model.value.DurationValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads durations from ISO 8601 text: by units (`P1Y2M3W4DT5H6M7.8S`, any of them signed or with a fraction) or in the
/// form of a date and time (`P2012-02-02T14:37:21.545`).
final class DurationText {
    private static final String AMOUNT = "([+-]?\\d+(?:[.,]\\d+)?)";
    private static final Pattern UNITS = Pattern.compile("([+-])?P(?:" + AMOUNT + "Y)?(?:" + AMOUNT + "M)?(?:" + AMOUNT
            + "W)?(?:" + AMOUNT + "D)?(T(?:" + AMOUNT + "H)?(?:" + AMOUNT + "M)?(?:" + AMOUNT + "S)?)?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "([+-])?P(\\d{4})(?:-(\\d{2})-(\\d{2})|(\\d{2})(\\d{2}))T(\\d{2})(?::(\\d{2}):|(\\d{2}))(\\d{2}(?:[.,]\\d{1,9})?)");

    private DurationText() {}

    static DurationValue parse(String text) {
        Matcher units = UNITS.matcher(text);
        if (units.matches() && !text.endsWith("P") && !text.endsWith("T")) {
            BigDecimal sign = sign(units.group(1));
            BigDecimal months =
                    number(units.group(2)).multiply(BigDecimal.valueOf(12)).add(number(units.group(3)));
            BigDecimal days =
                    number(units.group(4)).multiply(BigDecimal.valueOf(7)).add(number(units.group(5)));
            BigDecimal seconds = number(units.group(7))
                    .multiply(BigDecimal.valueOf(3600))
                    .add(number(units.group(8)).multiply(BigDecimal.valueOf(60)))
                    .add(number(units.group(9)));
            return Durations.of(months.multiply(sign), days.multiply(sign), seconds.multiply(sign));
        }
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw TemporalText.refuse(text, "a duration", null);
        }
        BigDecimal sign = sign(parts.group(1));
        BigDecimal months = number(parts.group(2))
                .multiply(BigDecimal.valueOf(12))
                .add(number(either(parts.group(3), parts.group(5))));
        BigDecimal days = number(either(parts.group(4), parts.group(6)));
        BigDecimal seconds = number(parts.group(7))
                .multiply(BigDecimal.valueOf(3600))
                .add(number(either(parts.group(8), parts.group(9))).multiply(BigDecimal.valueOf(60)))
                .add(number(parts.group(10)));
        return Durations.of(months.multiply(sign), days.multiply(sign), seconds.multiply(sign));
    }

    private static BigDecimal sign(@Nullable String text) {
        return "-".equals(text) ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static BigDecimal number(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text.replace(',', '.'));
    }
}

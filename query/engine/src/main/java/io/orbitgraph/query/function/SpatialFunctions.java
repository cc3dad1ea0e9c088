package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.BOOLEAN;
import static io.orbitgraph.query.language.FunctionSignature.Type.FLOAT;
import static io.orbitgraph.query.language.FunctionSignature.Type.MAP;
import static io.orbitgraph.query.language.FunctionSignature.Type.POINT;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.PointValue.Crs;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Points: construction, distance, bounding boxes.
public final class SpatialFunctions {
    private static final String CATEGORY = "Spatial";

    /// In metres, of the sphere on which geographic distances are measured: WGS 84's equatorial radius as Neo4j
    /// rounds it.
    private static final double EARTH_RADIUS = 6_378_140.0;

    private static final Set<String> KEYS = Set.of("x", "y", "z", "longitude", "latitude", "height", "crs", "srid");

    private SpatialFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(point(), distance(), withinBox());
    }

    private static ScalarFunction point() {
        return new Definition("point", POINT, CATEGORY, "A point from a map of its coordinates; null if one is null.")
                .takes("input", MAP)
                .as((_, arguments) -> switch (arguments[0]) {
                    case MapValue map -> point(map);
                    case NodeRecord node -> point(node.properties());
                    case RelationshipRecord relationship -> point(relationship.properties());
                    case PointValue point -> point;
                    default -> throw Arguments.wrongType("point", "a MAP", arguments[0]);
                });
    }

    /// The point that a map of coordinates describes; null if one of them is.
    public static Value point(MapValue map) {
        for (String key : KEYS) {
            if (map.containsKey(key) && map.get(key) == Value.NULL) {
                return Value.NULL;
            }
        }
        boolean geographic = map.containsKey("longitude") || map.containsKey("latitude");
        String first = geographic ? "longitude" : "x";
        String second = geographic ? "latitude" : "y";
        if (!map.containsKey(first) || !map.containsKey(second)) {
            throw Arguments.invalid("A point needs x and y, or longitude and latitude");
        }
        double x = Arguments.number("point", map.get(first));
        double y = Arguments.number("point", map.get(second));
        String third = map.containsKey("height") ? "height" : map.containsKey("z") ? "z" : null;
        double z = third == null ? Double.NaN : Arguments.number("point", map.get(third));
        Crs crs = crs(map, geographic, third != null);
        if (!crs.isGeographic() && geographic) {
            throw Arguments.invalid("longitude and latitude need a geographic crs, not " + crs.crsName());
        }
        if (crs.isGeographic()) {
            if (!(y >= -90 && y <= 90)) {
                throw Arguments.invalid("The latitude must be -90 to 90, not " + y);
            }
            x = wrapLongitude(x);
        }
        return new PointValue(crs, x, y, z);
    }

    /// Longitudes beyond the date line are taken to the range -180 to 180.
    private static double wrapLongitude(double longitude) {
        if (!Double.isFinite(longitude) || Math.abs(longitude) <= 180) {
            return longitude;
        }
        double wrapped = (longitude + 180) % 360;
        return wrapped < 0 ? wrapped + 180 : wrapped - 180;
    }

    private static Crs crs(MapValue map, boolean geographic, boolean deep) {
        Crs crs = null;
        if (map.get("crs") instanceof StringValue(String name)) {
            crs = find(name, -1);
        } else if (map.get("srid") instanceof IntegerValue(long srid)) {
            crs = find("", srid);
        } else if (map.containsKey("crs") || map.containsKey("srid")) {
            throw Arguments.invalid("crs must be a STRING, srid an INTEGER");
        } else {
            return geographic ? deep ? Crs.WGS_84_3D : Crs.WGS_84_2D : deep ? Crs.CARTESIAN_3D : Crs.CARTESIAN_2D;
        }
        if (crs == null) {
            throw Arguments.invalid(
                    "There is no such coordinate system; use cartesian, cartesian-3d, wgs-84 or wgs-84-3d");
        }
        if (crs.dimensions() == 3 != deep) {
            throw Arguments.invalid("Coordinate system " + crs.crsName() + " has " + crs.dimensions() + " dimensions");
        }
        return crs;
    }

    private static @Nullable Crs find(String name, long srid) {
        for (Crs crs : Crs.values()) {
            if (crs.crsName().equalsIgnoreCase(name) || crs.srid() == srid) {
                return crs;
            }
        }
        return null;
    }

    private static ScalarFunction distance() {
        return new Definition(
                        "point.distance", FLOAT, CATEGORY, "The distance of two points: metres if they are geographic.")
                .takes("from", POINT)
                .takes("to", POINT)
                .as((_, arguments) -> arguments[0] instanceof PointValue from
                                && arguments[1] instanceof PointValue to
                                && from.crs() == to.crs()
                        ? Value.of(distance(from, to))
                        : Value.NULL);
    }

    private static double distance(PointValue from, PointValue to) {
        boolean deep = from.crs().dimensions() == 3;
        double height = deep ? from.z() - to.z() : 0;
        if (!from.crs().isGeographic()) {
            return Math.sqrt(square(from.x() - to.x()) + square(from.y() - to.y()) + square(height));
        }
        double latitudes = Math.toRadians(to.y() - from.y());
        double longitudes = Math.toRadians(to.x() - from.x());
        double haversine = square(Math.sin(latitudes / 2))
                + square(Math.sin(longitudes / 2))
                        * Math.cos(Math.toRadians(from.y()))
                        * Math.cos(Math.toRadians(to.y()));
        double angle = 2 * Math.asin(Math.sqrt(Math.min(1, haversine)));
        double radius = EARTH_RADIUS + (deep ? (from.z() + to.z()) / 2 : 0);
        return Math.sqrt(square(radius * angle) + square(height));
    }

    private static double square(double number) {
        return number * number;
    }

    private static ScalarFunction withinBox() {
        return new Definition("point.withinBBox", BOOLEAN, CATEGORY, "Whether a point is in the box of two corners.")
                .takes("point", POINT)
                .takes("lowerLeft", POINT)
                .takes("upperRight", POINT)
                .as((_, arguments) -> {
                    if (!(arguments[0] instanceof PointValue point)
                            || !(arguments[1] instanceof PointValue low)
                            || !(arguments[2] instanceof PointValue high)
                            || point.crs() != low.crs()
                            || point.crs() != high.crs()) {
                        return Value.NULL;
                    }
                    // A geographic box whose left side is east of its right one goes across the date line.
                    boolean inX = (point.crs().isGeographic() && low.x() > high.x())
                            ? point.x() >= low.x() || point.x() <= high.x()
                            : point.x() >= low.x() && point.x() <= high.x();
                    boolean inY = point.y() >= low.y() && point.y() <= high.y();
                    boolean inZ = point.crs().dimensions() == 2 || (point.z() >= low.z() && point.z() <= high.z());
                    return inX && inY && inZ ? BooleanValue.TRUE : BooleanValue.FALSE;
                });
    }
}

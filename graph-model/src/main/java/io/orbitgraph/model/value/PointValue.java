package io.orbitgraph.model.value;

/// A point in one of four coordinate systems. `z` is NaN in two-dimensional ones.
public record PointValue(Crs crs, double x, double y, double z) implements Value {

    /// The coordinate reference systems, with the SRIDs that the Bolt protocol uses.
    public enum Crs {
        CARTESIAN_2D(7203, 2, "cartesian"),
        CARTESIAN_3D(9157, 3, "cartesian-3d"),
        WGS_84_2D(4326, 2, "wgs-84"),
        WGS_84_3D(4979, 3, "wgs-84-3d");

        private final int srid;
        private final int dimensions;
        private final String crsName;

        Crs(int srid, int dimensions, String crsName) {
            this.srid = srid;
            this.dimensions = dimensions;
            this.crsName = crsName;
        }

        public int srid() {
            return srid;
        }

        public int dimensions() {
            return dimensions;
        }

        public String crsName() {
            return crsName;
        }

        public boolean isGeographic() {
            return this == WGS_84_2D || this == WGS_84_3D;
        }
    }

    @Override
    public ValueType type() {
        return ValueType.POINT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointValue point && ValueOrder.order(this, point) == 0;
    }

    @Override
    public int hashCode() {
        int hash = 31 * (31 * crs.srid() + ValueSemantics.hash(x)) + ValueSemantics.hash(y);
        return crs.dimensions() == 2 ? hash : 31 * hash + ValueSemantics.hash(z);
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}

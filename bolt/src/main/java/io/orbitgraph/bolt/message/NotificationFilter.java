package io.orbitgraph.bolt.message;

import io.orbitgraph.model.session.Notification;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which notifications a client wants.
///
/// @param minimum null where the client did not say
/// @param disabled classes it does not want; null where it did not say
public record NotificationFilter(
        @Nullable Threshold minimum, @Nullable Set<Notification.Classification> disabled) {
    /// Everything.
    public static final NotificationFilter DEFAULT = new NotificationFilter(null, null);

    /// The least severity that is shown.
    public enum Threshold {
        OFF,
        WARNING,
        INFORMATION
    }

    public boolean allows(Notification notification) {
        if (disabled != null && disabled.contains(notification.classification())) {
            return false;
        }
        return switch (minimum) {
            case OFF -> false;
            case WARNING -> notification.severity() == Notification.Severity.WARNING;
            case INFORMATION -> true;
            case null -> true;
        };
    }

    /// This filter where it says something, `fallback` where it does not.
    public NotificationFilter orElse(NotificationFilter fallback) {
        if (minimum == null && disabled == null) {
            return fallback;
        }
        return new NotificationFilter(
                minimum == null ? fallback.minimum : minimum, disabled == null ? fallback.disabled : disabled);
    }
}

package dev.ordinal.workload;

import java.util.regex.Pattern;

/** The names that the Kubernetes API takes. */
public final class Names {
    private static final int LABEL_MAX = 63;
    private static final int SUBDOMAIN_MAX = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    /** For refusals. */
    public static final String RULE = "lower-case letters, digits and '-', with a letter or digit at both ends";

    private Names() {}

    /** A DNS label (RFC 1123), as namespaces are. */
    public static boolean label(String text) {
        return text.length() <= LABEL_MAX && LABEL.matcher(text).matches();
    }

    /** A DNS subdomain (RFC 1123), as most objects' names are. */
    public static boolean subdomain(String text) {
        return text.length() <= SUBDOMAIN_MAX && SUBDOMAIN.matcher(text).matches();
    }
}

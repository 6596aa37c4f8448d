package org.guestflow.panel;

import java.util.regex.Pattern;

/** Paths of this server to go on to. */
final class LocalPath {

    /** No second slash, backslash, control character or dot segment that could lead elsewhere; letters and what UUIDs, names and queries are made of. */
    private static final Pattern PLAIN = Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9._~/?&=%:@+-]*)?");

    private LocalPath() {}

    /** Gives the path where it is one of ours, else the start page. */
    static String of(String path) {
        return PLAIN.matcher(path).matches() && !path.contains("//") ? path : "/";
    }
}

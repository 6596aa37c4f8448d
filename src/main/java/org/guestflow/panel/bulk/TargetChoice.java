package org.guestflow.panel.bulk;

import org.guestflow.directory.Target;

/**
 * Something that people can be brought into.
 *
 * @param target which one
 * @param name its name; null for the directory alone
 */
public record TargetChoice(Target target, String name) {

    static final String DIRECTORY = "directory";
    static final char SEPARATOR = ':';

    /**
     * Gives the value that the form sends.
     *
     * @return {@code group:<id>}, {@code application:<id>} or {@code directory}
     */
    public String value() {
        return target.id() == null ? DIRECTORY : target.type().stored() + SEPARATOR + target.id();
    }
}

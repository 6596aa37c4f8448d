package org.guestflow.directory;

/** The label by which policy tells harmless targets from others. */
public enum Sensitivity {
    /** Nothing special. */
    NORMAL,
    /** Policy asks for more. */
    CONFIDENTIAL
}

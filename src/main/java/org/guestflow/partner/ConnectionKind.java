package org.guestflow.partner;

/**
 * One kind of connection.
 *
 * @param <C> its settings
 */
public interface ConnectionKind<C extends Connection> {

    /**
     * Tells which connections it is for.
     *
     * @return the settings' type
     */
    Class<C> settings();

    /**
     * Gives the directory at the other end; reaches out only when that is asked something.
     *
     * @param connection how it is reached
     * @return the directory
     */
    PartnerDirectory directory(C connection);
}

package org.guestflow.redemption;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what belongs together in one transaction, each row once. Nothing that waits for anything but the database belongs into it. */
@Service
public class ReadTransaction {

    /** For Spring. */
    ReadTransaction() {}

    /**
     * Reads.
     *
     * @param reading what reads, and changes nothing
     * @param <T> what is found out
     * @return what was found out
     * @throws RedemptionRefused where what reads says so
     */
    @Transactional(readOnly = true)
    public <T> T read(Reading<T> reading) throws RedemptionRefused {
        return reading.read();
    }

    /**
     * What reads.
     *
     * @param <T> what it finds out
     */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Reads.
         *
         * @return what was found out
         * @throws RedemptionRefused where the guest cannot go on
         */
        T read() throws RedemptionRefused;
    }
}

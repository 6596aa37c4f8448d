package org.guestflow.graph.request;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.TransactionSystemException;

/** Tells the database's faults that pass by themselves from those that do not. */
final class JdbcFaults {

    /** Connection lost, too few resources, ended by an administrator, transaction given up for another's sake (PostgreSQL, appendix A). */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "40");

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int CLASS_LENGTH = 2;
    private static final int DEEPEST = 20;

    private JdbcFaults() {}

    /** Tells whether the same call may well succeed a little later. */
    static boolean pass(Throwable failure) {
        return causes(failure)
                .flatMap(JdbcFaults::withWhatItHides)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(JdbcFaults::passes);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /** Where the connection is lost rolling back fails too, and what is thrown tells of that alone. */
    private static Stream<Throwable> withWhatItHides(Throwable failure) {
        return failure instanceof TransactionSystemException rollback && rollback.getOriginalException() != null
                ? Stream.concat(Stream.of(failure), causes(rollback.getOriginalException()))
                : Stream.of(failure);
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || LOCK_NOT_AVAILABLE.equals(state)
                || (state != null
                        && state.length() > CLASS_LENGTH
                        && PASSING_CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}

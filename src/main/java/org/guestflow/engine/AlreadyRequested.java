package org.guestflow.engine;

import java.util.Objects;
import org.guestflow.shared.RequestId;

/** Says that the same is open already; unchecked, so that the second request is rolled back and the caller can be given the first. */
public class AlreadyRequested extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RequestId first;

    /**
     * Names the request that was there first.
     *
     * @param first its id
     */
    public AlreadyRequested(RequestId first) {
        super("already requested");
        this.first = Objects.requireNonNull(first);
    }

    /**
     * Names the request that was there first.
     *
     * @return its id
     */
    public RequestId first() {
        return first;
    }
}

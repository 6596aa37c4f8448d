package org.guestflow.engine;

import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.query.Query;

/** Saves and runs no filter whose query, or whose extending query, carries expressions; without bounds it gives the first page. */
class GuardedFilterService extends FilterServiceImpl {

    private final ProcessEngineConfigurationImpl configuration;

    GuardedFilterService(ProcessEngineConfigurationImpl configuration) {
        super();
        this.configuration = configuration;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        QueryExpressions.refuse(filter.getQuery());
        return super.saveFilter(filter);
    }

    @Override
    public <T> List<T> list(String filterId) {
        refuseStored(filterId);
        return super.listPage(filterId, 0, configuration.getQueryMaxResultsLimit());
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extendingQuery) {
        refuse(filterId, extendingQuery);
        return super.listPage(filterId, extendingQuery, 0, configuration.getQueryMaxResultsLimit());
    }

    @Override
    public <T> List<T> listPage(String filterId, int firstResult, int maxResults) {
        refuseStored(filterId);
        return super.listPage(filterId, firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, Q extendingQuery, int firstResult, int maxResults) {
        refuse(filterId, extendingQuery);
        return super.listPage(filterId, extendingQuery, firstResult, maxResults);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the engine's signature
    public <T> T singleResult(String filterId) {
        refuseStored(filterId);
        return super.singleResult(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extendingQuery) {
        refuse(filterId, extendingQuery);
        return super.singleResult(filterId, extendingQuery);
    }

    @Override
    public Long count(String filterId) {
        refuseStored(filterId);
        return super.count(filterId);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extendingQuery) {
        refuse(filterId, extendingQuery);
        return super.count(filterId, extendingQuery);
    }

    private void refuse(String filterId, Query<?, ?> extendingQuery) {
        refuseStored(filterId);
        QueryExpressions.refuse(extendingQuery);
    }

    private void refuseStored(String filterId) {
        Filter filter = getFilter(filterId);
        if (filter != null) {
            QueryExpressions.refuse(filter.getQuery());
        }
    }
}

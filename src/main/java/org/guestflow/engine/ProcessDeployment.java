package org.guestflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys everything in {@code processes/} when the engine starts: all of it together, so that a call activity and a form find what belongs to them, under names that do not
 * depend on how the application is packaged, and only where something has changed.
 */
class ProcessDeployment extends AbstractProcessEnginePlugin {

    private static final String NAME = "guestflow";
    private static final String FOLDER = "processes/";

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(NAME).enableDuplicateFiltering(false);
        for (Resource resource : resources()) {
            add(deployment, resource);
        }
        deployment.deploy();
    }

    private static List<Resource> resources() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*.*"))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(DeploymentBuilder deployment, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(FOLDER + resource.getFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

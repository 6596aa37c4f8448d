package org.guestflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Says whether a drawing that an administrator has changed still fits the application: it has every message, error, wait, end and step that the code relies on, names no step that there is not, and computes
 * nothing. Nothing of it is deployed or run.
 */
@Component
public class DrawingCheck {

    /** Steps that may be left out: without them nobody is reminded, and everything else goes on. */
    private static final Set<String> OPTIONAL =
            Set.of("${sendReminderDelegate}", "${remindApproversDelegate}", "${escalateRequestDelegate}");

    /** What would run something else than a step of the application's. */
    private static final Set<String> IMPLEMENTATIONS =
            Set.of("class", "expression", "type", "topic", "resultVariable", "decisionRef", "caseRef", "resource");

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "connector");

    private final ListableBeanFactory beans;

    DrawingCheck(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Checks a drawing against the one that the application ships under the same process id.
     *
     * @param bpmn the drawing, BPMN 2.0 XML
     * @return what does not fit; empty where it fits
     */
    public List<DrawingFinding> check(String bpmn) {
        try {
            Drawing drawing = Drawing.read(bpmn);
            Bpmn.validateModel(
                    Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))));
            return check(drawing);
        } catch (SAXException | ModelException unreadable) {
            return List.of(new DrawingFinding(
                    "NotBpmn", Optional.ofNullable(unreadable.getMessage()).orElse("")));
        }
    }

    private List<DrawingFinding> check(Drawing drawing) {
        String id = drawing.process().map(process -> process.getAttribute("id")).orElse("");
        Optional<Drawing> shipped = shipped(id);
        if (shipped.isEmpty()) {
            return List.of(new DrawingFinding("UnknownProcess", id));
        }
        List<DrawingFinding> findings = new ArrayList<>();
        ofProcess(drawing).forEach(findings::add);
        ofExpressions(drawing, shipped.get()).forEach(findings::add);
        findings.addAll(missing("StepMissing", drawing, shipped.get(), Drawing::steps, OPTIONAL));
        findings.addAll(missing("MessageMissing", drawing, shipped.get(), Drawing::messages, Set.of()));
        findings.addAll(missing("ErrorMissing", drawing, shipped.get(), Drawing::errors, Set.of()));
        findings.addAll(missing("WaitMissing", drawing, shipped.get(), Drawing::waits, Set.of()));
        findings.addAll(missing("EndMissing", drawing, shipped.get(), Drawing::ends, Set.of("Reminder sent")));
        findings.addAll(missing("CallMissing", drawing, shipped.get(), Drawing::calls, Set.of()));
        return findings;
    }

    private static Stream<DrawingFinding> ofProcess(Drawing drawing) {
        Stream<DrawingFinding> process = drawing.bpmn("process")
                .flatMap(one -> Stream.of(
                                one.getAttributeNS(Drawing.CAMUNDA, "historyTimeToLive")
                                                .isEmpty()
                                        ? "NoTimeToLive"
                                        : "",
                                "true".equals(one.getAttribute("isExecutable")) ? "" : "NotExecutable")
                        .filter(rule -> !rule.isEmpty())
                        .map(rule -> new DrawingFinding(rule, one.getAttribute("id"))));
        Stream<DrawingFinding> scripts = drawing.all()
                .filter(element -> SCRIPTS.contains(element.getLocalName()) || element.hasAttribute("scriptFormat"))
                .map(element -> new DrawingFinding("ScriptInDrawing", nearestId(element)));
        Stream<DrawingFinding> implementations = drawing.all()
                .filter(element -> IMPLEMENTATIONS.stream().anyMatch(name -> names(element, name)))
                .map(element -> new DrawingFinding("OtherImplementation", nearestId(element)));
        return Stream.of(process, scripts, implementations).flatMap(each -> each);
    }

    private static boolean names(Element element, String attribute) {
        boolean own = Drawing.CAMUNDA.equals(element.getNamespaceURI())
                && ("class".equals(attribute) || "expression".equals(attribute))
                && element.hasAttribute(attribute);
        return own || element.hasAttributeNS(Drawing.CAMUNDA, attribute);
    }

    private Stream<DrawingFinding> ofExpressions(Drawing drawing, Drawing shipped) {
        DrawingExpressions expressions = new DrawingExpressions(drawing);
        Set<String> known = new TreeSet<>(ProcessVariables.ANSWERS);
        known.addAll(ProcessVariables.DATES);
        known.addAll(new DrawingExpressions(shipped).variables());
        return Stream.of(
                        expressions.unknownSteps(this::isStep).map(step -> new DrawingFinding("UnknownStep", step)),
                        expressions.variables().stream()
                                .filter(variable -> !known.contains(variable))
                                .map(variable -> new DrawingFinding("UnknownVariable", variable)),
                        expressions.others().map(text -> new DrawingFinding("ExpressionNotAllowed", text)))
                .flatMap(each -> each);
    }

    private boolean isStep(String bean) {
        return beans.containsBean(bean)
                && Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                        .anyMatch(type -> beans.isTypeMatch(bean, type));
    }

    private static List<DrawingFinding> missing(
            String rule, Drawing drawing, Drawing shipped, Function<Drawing, Set<String>> part, Set<String> optional) {
        Set<String> missing = new TreeSet<>(part.apply(shipped));
        missing.removeAll(part.apply(drawing));
        missing.removeAll(optional);
        return missing.stream().map(what -> new DrawingFinding(rule, what)).toList();
    }

    private static Optional<Drawing> shipped(String process) {
        ClassPathResource resource = new ClassPathResource("processes/" + process + ".bpmn");
        if (!process.matches("[a-z-]+") || !resource.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Drawing.read(resource.getContentAsString(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String nearestId(Element element) {
        String id = element.getAttribute("id");
        return id.isEmpty() && element.getParentNode() instanceof Element parent ? nearestId(parent) : id;
    }
}

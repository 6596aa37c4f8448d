package org.guestflow.architecture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** What makes a diagram easy to read: straight lines that do not cross, nothing on top of anything else, and time from left to right. */
final class BpmnLayout {

    private final BpmnModelInstance model;

    BpmnLayout(BpmnModelInstance model) {
        this.model = model;
    }

    /** Elements and flows that the diagram does not show. */
    List<String> notDrawn() {
        List<String> drawn = Stream.concat(
                        model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        model.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .map(BaseElement::getId)
                .toList();
        return Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream(),
                        model.getModelElementsByType(SequenceFlow.class).stream())
                .map(BaseElement::getId)
                .filter(id -> !drawn.contains(id))
                .toList();
    }

    List<String> slantingLines() {
        return lines().stream()
                .filter(line -> line.at().getX1() != line.at().getX2()
                        && line.at().getY1() != line.at().getY2())
                .map(Line::flow)
                .toList();
    }

    /** Lines that only meet where they begin or end belong together. */
    List<String> crossingLines() {
        List<String> crossings = new ArrayList<>();
        List<Line> lines = lines();
        for (int one = 0; one < lines.size(); one++) {
            for (Line other : lines.subList(one + 1, lines.size())) {
                if (!lines.get(one).flow().equals(other.flow())
                        && lines.get(one).crosses(other)) {
                    crossings.add(lines.get(one).flow() + " and " + other.flow());
                }
            }
        }
        return crossings;
    }

    List<String> overlappingShapes() {
        List<String> overlaps = new ArrayList<>();
        List<Shape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess)
                        && !(shape.getBpmnElement() instanceof BoundaryEvent))
                .map(shape -> new Shape(shape.getBpmnElement().getId(), rectangle(shape.getBounds())))
                .toList();
        for (int one = 0; one < shapes.size(); one++) {
            for (Shape other : shapes.subList(one + 1, shapes.size())) {
                if (shapes.get(one).at().intersects(other.at())) {
                    overlaps.add(shapes.get(one).element() + " and " + other.element());
                }
            }
        }
        return overlaps;
    }

    /** Flows that run back; those are loops, and one of a loop's gateways is where they come from. */
    List<String> runningBack() {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> left(flow.getTarget()) + width(flow.getTarget()) < left(flow.getSource()))
                .filter(flow -> !reaches(flow.getTarget(), flow.getSource(), new ArrayList<>()))
                .map(SequenceFlow::getId)
                .toList();
    }

    private static boolean reaches(FlowNode from, FlowNode wanted, List<FlowNode> seen) {
        FlowNode end = wanted instanceof BoundaryEvent event ? event.getAttachedTo() : wanted;
        if (from.equals(end)) {
            return true;
        }
        seen.add(from);
        return from.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .filter(next -> !seen.contains(next))
                .anyMatch(next -> reaches(next, wanted, seen));
    }

    private double left(FlowNode node) {
        return shape(node).getX();
    }

    private double width(FlowNode node) {
        return shape(node).getWidth();
    }

    private Rectangle2D shape(FlowNode node) {
        return model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> node.equals(shape.getBpmnElement()))
                .map(shape -> rectangle(shape.getBounds()))
                .findFirst()
                .orElseThrow();
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            for (int point = 1; point < points.size(); point++) {
                Waypoint from = points.get(point - 1);
                Waypoint to = points.get(point);
                lines.add(new Line(
                        edge.getBpmnElement().getId(),
                        new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY())));
            }
        }
        return lines;
    }

    private record Shape(String element, Rectangle2D at) {}

    private record Line(String flow, Line2D at) {

        boolean crosses(Line other) {
            return at.intersectsLine(other.at)
                    && Stream.of(other.at.getP1(), other.at.getP2()).noneMatch(end -> at.ptSegDist(end) == 0)
                    && Stream.of(at.getP1(), at.getP2()).noneMatch(end -> other.at.ptSegDist(end) == 0);
        }
    }
}

package org.guestflow.engine;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A BPMN drawing, read as XML without document types, entities or anything from outside. */
final class Drawing {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Document document;

    private Drawing(Document document) {
        this.document = document;
    }

    static Drawing read(String xml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Drawing(builder.parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<Element> process() {
        return bpmn("process").findFirst();
    }

    Stream<Element> bpmn(String name) {
        return elements(document.getElementsByTagNameNS(BPMN, name));
    }

    Stream<Element> all() {
        return elements(document.getElementsByTagName("*"));
    }

    /** The delegate expressions of steps and listeners. */
    Set<String> steps() {
        return values(
                all(),
                element -> Stream.of(
                                element.getAttributeNS(CAMUNDA, "delegateExpression"),
                                element.getAttribute("delegateExpression"))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** The names of the messages that something in the drawing waits for or sends. */
    Set<String> messages() {
        return referred("messageRef", "name");
    }

    /** The codes of the errors that the drawing catches or throws. */
    Set<String> errors() {
        return referred("errorRef", "errorCode");
    }

    /** The ids of the places in which a process waits. */
    Set<String> waits() {
        return values(Stream.concat(bpmn("receiveTask"), bpmn("userTask")), element -> element.getAttribute("id"));
    }

    Set<String> ends() {
        return values(bpmn("endEvent"), element -> element.getAttribute("name"));
    }

    Set<String> calls() {
        return values(bpmn("callActivity"), element -> element.getAttribute("calledElement"));
    }

    private Set<String> referred(String reference, String attribute) {
        Set<String> used = values(all(), element -> element.getAttribute(reference));
        return values(
                all().filter(element -> used.contains(element.getAttribute("id"))),
                element -> element.getAttribute(attribute));
    }

    static Stream<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        return IntStream.range(0, all.getLength()).mapToObj(at -> (Attr) all.item(at));
    }

    private static Set<String> values(Stream<Element> elements, Function<Element, String> value) {
        return elements.map(value).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
    }
}

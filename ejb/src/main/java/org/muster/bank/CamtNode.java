package org.muster.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.muster.shared.LineError;
import org.muster.shared.Told;

/**
 * An element of a camt.053 message with the line it stands on, so that whatever is wrong with it
 * can be told by its place.
 *
 * <p>A message needs neither a document type nor entities: one that has either is refused before
 * anything is resolved.
 */
final class CamtNode {
    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final Set<String> NUMBERED = Set.of("Stmt", "Bal", "Ntry", "NtryDtls", "TxDtls");
    private static final Set<String> AROUND = Set.of("Document", "BkToCstmrStmt");

    private final String name;
    private final String namespace;
    private final int line;
    private final int depth;
    private final int no;
    private final String currency;
    private final CamtNode parent;
    private String text = "";
    private List<CamtNode> children = List.of();
    private Map<String, Integer> counts = Map.of();

    private CamtNode(XMLStreamReader xml, CamtNode parent) {
        this.parent = parent;
        name = xml.getLocalName();
        namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        line = xml.getLocation().getLineNumber();
        depth = parent == null ? 1 : parent.depth + 1;
        currency = xml.getAttributeValue(null, "Ccy");
        no = parent == null ? 1 : parent.add(this);
    }

    /** Which one of its name it is; most elements have few children or none. */
    private int add(CamtNode child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
            counts = new HashMap<>(4);
        }
        children.add(child);
        return counts.merge(child.name, 1, Integer::sum);
    }

    /** The root element; refuses what is no XML, or XML that could lead elsewhere. */
    static CamtNode read(byte[] content) {
        try {
            return tree(reader(content));
        } catch (XMLStreamException malformed) {
            var at = malformed.getLocation();
            throw refused(
                    at == null ? 1 : at.getLineNumber(),
                    Told.of("why.camt.xml", String.valueOf(malformed.getMessage())));
        }
    }

    private static XMLStreamReader reader(byte[] content) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(content));
    }

    private static CamtNode tree(XMLStreamReader xml) throws XMLStreamException {
        CamtNode root = null;
        CamtNode here = null;
        var elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    here = new CamtNode(xml, here);
                    root = root == null ? here : root;
                    if (++elements > MOST_ELEMENTS || here.depth > DEEPEST) {
                        throw refused(here.line, Told.of("why.camt.large"));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> here = here.parent;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (here != null && !xml.isWhiteSpace()) {
                        here.text += xml.getText();
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused(
                                xml.getLocation().getLineNumber(), Told.of("why.camt.doctype"));
                default -> {}
            }
        }
        return root;
    }

    private static StatementRefused refused(int line, Told why) {
        return new StatementRefused(List.of(new LineError(line, "", "", why)));
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    /** The currency an amount is in; null where it names none. */
    String currency() {
        return currency;
    }

    /** What it says, white space taken together. */
    String text() {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    /** All elements at the end of a path from here, e.g. <code>Tp/CdOrPrtry/Cd</code>. */
    List<CamtNode> all(String path) {
        var found = List.of(this);
        for (var step : path.split("/")) {
            found = found.stream().flatMap(each -> each.named(step)).toList();
        }
        return found;
    }

    private Stream<CamtNode> named(String step) {
        return children.stream()
                .filter(each -> each.name.equals(step) && each.namespace.equals(namespace));
    }

    /** The first element at the end of a path; null where there is none. */
    CamtNode one(String path) {
        var found = all(path);
        return found.isEmpty() ? null : found.get(0);
    }

    /** What stands at the end of the first path that leads to something; empty for none. */
    String text(String... paths) {
        return Stream.of(paths)
                .map(this::one)
                .filter(each -> each != null && !each.text().isEmpty())
                .map(CamtNode::text)
                .findFirst()
                .orElse("");
    }

    /** Where it stands: <code>Stmt[1]/Ntry[3]/Amt</code>. */
    String place() {
        if (AROUND.contains(name)) {
            return "";
        }
        var own = NUMBERED.contains(name) ? name + "[" + no + "]" : name;
        var before = parent == null ? "" : parent.place();
        return before.isEmpty() ? own : before + "/" + own;
    }

    /** What is wrong with it. */
    LineError wrong(Told why) {
        return new LineError(line, place(), text(), why);
    }

    /** That something is missing in it, or wrong with all of it. */
    LineError lacks(String path, Told why) {
        var place = place();
        return new LineError(line, place.isEmpty() ? path : place + "/" + path, "", why);
    }
}

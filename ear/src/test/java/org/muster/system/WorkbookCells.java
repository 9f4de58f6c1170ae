package org.muster.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The cells of a workbook, read from its parts as the Open XML standard lays them out: by the JDK's
 * own unpacking and parsing, and by nothing of the library that wrote it.
 */
final class WorkbookCells {
    private final Map<String, Document> parts = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    private WorkbookCells(byte[] bytes) throws Exception {
        // Sizes stand in the directory at the end alone, so it is read from a file.
        var file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, bytes);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".xml")) {
                        parts.put(
                                entry.getName(), parsed(zip.getInputStream(entry).readAllBytes()));
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        for (var text : elements(parts.get("xl/sharedStrings.xml"), "si")) {
            texts.add(text.getTextContent());
        }
    }

    /** Each sheet's rows from the first on, each row's cells from the first column on, as text. */
    static Map<String, List<List<String>>> of(byte[] bytes) throws Exception {
        var cells = new WorkbookCells(bytes);
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        var number = 1;
        for (var sheet : elements(cells.parts.get("xl/workbook.xml"), "sheet")) {
            var part = cells.parts.get("xl/worksheets/sheet" + number++ + ".xml");
            sheets.put(sheet.getAttribute("name"), cells.rows(part));
        }
        return sheets;
    }

    private List<List<String>> rows(Document sheet) {
        var rows = new ArrayList<List<String>>();
        for (var row : elements(sheet, "row")) {
            var cells = new ArrayList<String>();
            for (var cell : elements(row, "c")) {
                var column = column(cell.getAttribute("r"));
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(value(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String value(Element cell) {
        var values = elements(cell, "v");
        if (values.isEmpty()) {
            return cell.getTextContent();
        }
        var value = values.get(0).getTextContent();
        return cell.getAttribute("t").equals("s") ? texts.get(Integer.parseInt(value)) : value;
    }

    /** A reference begins with its column's letters: A is the first. */
    private static int column(String reference) {
        var column = 0;
        for (var at = 0; Character.isLetter(reference.charAt(at)); at++) {
            column = column * 26 + reference.charAt(at) - 'A' + 1;
        }
        return column - 1;
    }

    private static Document parsed(byte[] xml)
            throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> elements(Document document, String name) {
        return document == null ? List.of() : elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagNameNS("*", name);
        var elements = new ArrayList<Element>();
        for (var at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }
}

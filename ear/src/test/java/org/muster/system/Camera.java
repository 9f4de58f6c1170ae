package org.muster.system;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a camera reads off a printed page. */
public final class Camera {
    private Camera() {}

    /** The texts of all codes on the first page. */
    public static List<String> codes(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            var dots =
                    page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var seen = new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots);
            return Stream.of(
                            new QRCodeMultiReader()
                                    .decodeMultiple(
                                            new BinaryBitmap(new GlobalHistogramBinarizer(seen)),
                                            Map.of(DecodeHintType.TRY_HARDER, true)))
                    .map(Result::getText)
                    .toList();
        }
    }
}

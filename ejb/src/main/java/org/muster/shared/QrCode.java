package org.muster.shared;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** An address on paper that any phone's camera reads, also with a seventh of it dirty. */
public final class QrCode {
    private static final int DOTS = 4;

    private QrCode() {}

    /** The picture as HTML holds it, without another file: a PNG as a data address. */
    public static String of(String address) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
            var dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 1, 1, hints);
            var image =
                    new BufferedImage(
                            dots.getWidth() * DOTS,
                            dots.getHeight() * DOTS,
                            BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < image.getHeight(); y++) {
                for (var x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, dots.get(x / DOTS, y / DOTS) ? 0 : 0xFFFFFF);
                }
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return "data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (WriterException tooLong) {
            throw new IllegalStateException("An address that no code holds: " + address, tooLong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

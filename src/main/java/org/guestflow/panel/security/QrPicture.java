package org.guestflow.panel.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code (ISO/IEC 18004) as the path of an SVG picture, which stands in the page itself: no picture of a key is loaded from anywhere or kept in a cache.
 *
 * @param size width and height, in modules, with the quiet zone of four
 * @param path the dark modules, a square each
 */
record QrPicture(int size, String path) {

    private static final int QUIET_ZONE = 4;

    static QrPicture of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 1, 1, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            return new QrPicture(modules.getWidth(), squares(modules));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    private static String squares(BitMatrix modules) {
        return IntStream.range(0, modules.getWidth() * modules.getHeight())
                .filter(at -> modules.get(at % modules.getWidth(), at / modules.getWidth()))
                .mapToObj(at -> "M" + at % modules.getWidth() + " " + at / modules.getWidth() + "h1v1h-1z")
                .collect(Collectors.joining());
    }
}

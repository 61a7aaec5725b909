package org.inion.format.edf;

import java.util.Arrays;
import java.util.Optional;

/**
 * The six kinds of file: 16 or 24 bits a sample; without annotations, with them, or with them and
 * with gaps between the data records.
 *
 * <p><b>Source</b>: EDF+ 2.1.1 for the reserved field; biosemi.com/faq/file_format.htm for BDF.
 */
public enum EdfVariant {
  EDF(2, ""),
  EDF_C(2, "EDF+C"),
  EDF_D(2, "EDF+D"),
  BDF(3, "24BIT"),
  BDF_C(3, "BDF+C"),
  BDF_D(3, "BDF+D");

  private static final String EDF_VERSION = "0";
  private static final String BDF_VERSION = "\u00FFBIOSEMI";

  private final int bytesPerSample;
  private final String reserved;

  EdfVariant(int bytesPerSample, String reserved) {
    this.bytesPerSample = bytesPerSample;
    this.reserved = reserved;
  }

  /**
   * The variant that the first field and the reserved field of a header tell, or empty when the
   * first field is of no version that exists. A reserved field that no standard knows means a plain
   * file.
   */
  static Optional<EdfVariant> of(String version, String reservedField) {
    EdfVariant plain;
    switch (version) {
      case EDF_VERSION -> plain = EDF;
      case BDF_VERSION -> plain = BDF;
      default -> {
        return Optional.empty();
      }
    }
    return Arrays.stream(values())
        .filter(variant -> variant.bytesPerSample == plain.bytesPerSample && variant.annotated())
        .filter(variant -> reservedField.startsWith(variant.reserved))
        .findFirst()
        .or(() -> Optional.of(plain));
  }

  /** 2 for EDF, 3 for BDF. */
  public int bytesPerSample() {
    return bytesPerSample;
  }

  /** Whether the file carries annotations and the time of each data record. */
  public boolean annotated() {
    return this != EDF && this != BDF;
  }

  /** Whether there may be gaps between data records. */
  public boolean discontinuous() {
    return this == EDF_D || this == BDF_D;
  }

  /** The smallest value that a sample can hold. */
  public int smallestDigital() {
    return -1 << (8 * bytesPerSample - 1);
  }

  /** The largest value that a sample can hold. */
  public int largestDigital() {
    return -1 - smallestDigital();
  }

  /** The label of the signals that hold annotations. */
  public String annotationLabel() {
    return bytesPerSample == 2 ? "EDF Annotations" : "BDF Annotations";
  }

  String version() {
    return bytesPerSample == 2 ? EDF_VERSION : BDF_VERSION;
  }

  String reserved() {
    return reserved;
  }
}

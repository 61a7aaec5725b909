package org.inion.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class StoredZipTest {
  @Test
  void theSameContentsGiveTheSameBytesInEveryTimeZone() throws IOException {
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      byte[] east = zip();
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      assertThat(zip()).isEqualTo(east);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void filesAreStoredInTheirOrder() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip()))) {
      ZipEntry first = zip.getNextEntry();
      assertThat(first.getName()).isEqualTo("b");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(zip.readAllBytes()).containsExactly(1, 2);
      assertThat(zip.getNextEntry().getName()).isEqualTo("a");
    }
  }

  private static byte[] zip() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("b", new byte[] {1, 2});
    files.put("a", new byte[0]);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StoredZip.write(files, bytes);
    return bytes.toByteArray();
  }
}

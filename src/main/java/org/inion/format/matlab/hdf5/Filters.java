package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done to a chunk before it was stored.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, IV.A.2.l "The Filter Pipeline Message".
 *
 * @param numbers of the filters, in the order in which they were applied
 */
record Filters(List<Integer> numbers) {
  static final int DEFLATE = 1;
  static final int SHUFFLE = 2;
  static final int FLETCHER32 = 3;

  Filters {
    numbers = List.copyOf(numbers);
  }

  static Filters of(Hdf5File file, ObjectHeader header) throws IOException {
    Optional<ObjectHeader.Message> message = header.find(ObjectHeader.FILTERS);
    List<Integer> numbers = new ArrayList<>();
    if (message.isPresent()) {
      long at = message.get().at();
      int version = (int) file.number(at, 1);
      int count = (int) file.number(at + 1, 1);
      at += version == 1 ? 8 : 2;
      for (int i = 0; i < count; i++) {
        int number = (int) file.number(at, 2);
        boolean named = version == 1 || number >= 256;
        long nameBytes = named ? file.number(at + 2, 2) : 0;
        long values = file.number(at + (named ? 6 : 4), 2);
        long padding = version == 1 ? values % 2 * 4 : 0;
        long name = version == 1 ? (nameBytes + 7) / 8 * 8 : nameBytes;
        at += (named ? 8 : 6) + name + 4 * values + padding;
        numbers.add(number);
      }
    }
    for (int number : numbers) {
      if (number < DEFLATE || number > FLETCHER32) {
        throw file.file()
            .where()
            .bad(
                "Cannot read the file: filter must be 1 (deflate), 2 (shuffle) or 3 (fletcher32),"
                    + " but was "
                    + number
                    + ". Save it in MATLAB or EEGLAB.");
      }
    }
    return new Filters(numbers);
  }
}

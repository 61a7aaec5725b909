package org.inion.accelerator;

import java.util.List;
import java.util.Locale;

/** Tells errors of an allocator from all others: libtorch says it in words alone. */
public final class OutOfMemory {
  private static final List<String> SIGNS =
      List.of(
          "cuda out of memory",
          "hip out of memory",
          "cuda error: out of memory",
          "hip error: out of memory",
          "tried to allocate", // the second half of the same, where the first is cut off
          "defaultcpuallocator: can't allocate memory",
          "defaultcpuallocator: not enough memory",
          "cudnn_status_alloc_failed",
          "cublas_status_alloc_failed",
          "cusolver_status_alloc_failed",
          "cufft_alloc_failed",
          "hipblas_status_alloc_failed",
          "rocblas_status_memory_error",
          "miopenstatusallocfailed",
          "std::bad_alloc");

  private static final int DEPTH = 20;

  private OutOfMemory() {}

  /** Whether an error, or one that caused it, says that the device's memory is used up. */
  public static boolean is(Throwable error) {
    Throwable one = error;
    for (int depth = 0; one != null && depth < DEPTH; depth++) {
      if (says(one)) {
        return true;
      }
      one = one.getCause();
    }
    return false;
  }

  /** Java's own heap is another memory: a smaller batch does not mend it. */
  private static boolean says(Throwable error) {
    String message = error.getMessage();
    if (message == null || error instanceof OutOfMemoryError) {
      return false;
    }
    String lower = message.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(lower::contains);
  }
}

/**
 * MAT-files of version 5, as {@code save -v6} (not compressed) and {@code save -v7} (compressed)
 * write them; written without compression.
 *
 * <p>In: a file, page by page. Out: {@link org.inion.format.matlab.MatValue}s. Large numbers that
 * are not compressed stay in the file.
 */
package org.inion.format.matlab.mat5;

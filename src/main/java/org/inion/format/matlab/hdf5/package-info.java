/**
 * MAT-files of version 7.3, which are HDF5 files as {@code save -v7.3} writes them; others that
 * keep to the older layout of groups and chunks can be read too.
 *
 * <p>In: a file, page by page. Out: {@link org.inion.format.matlab.MatValue}s. Large numbers stay
 * in the file; compressed ones unfold chunk by chunk.
 */
package org.inion.format.matlab.hdf5;

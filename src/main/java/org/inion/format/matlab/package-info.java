/**
 * MAT-files as MATLAB writes them: which of their kinds a file is, and the values in it.
 *
 * <p>In: a seekable channel of bytes and the names that are wanted. Out: {@link
 * org.inion.format.matlab.MatValue}s, of which large ones stay in the file until they are asked
 * for. Nothing that a file says of its own sizes is trusted: {@link
 * org.inion.format.matlab.Allowance} bounds memory and work. Must not know EEG.
 */
package org.inion.format.matlab;

/**
 * The European Data Format and its 24-bit sibling: EDF, EDF+C, EDF+D, BDF, BDF+C, BDF+D, read and
 * written.
 *
 * <p>In: a seekable channel of bytes. Out: a {@link org.inion.signal.Recording}; or, the other way,
 * the bytes of a file. Labels of subjects are never taken from a header. Must not touch sidecar
 * files; uses {@code signal}, {@code error}, {@code file} and {@code format} alone.
 *
 * <p><b>Source</b>: Kemp et al. 1992, doi:10.1016/0013-4694(92)90009-7 (EDF); Kemp and Olivan 2003,
 * doi:10.1016/S1388-2457(03)00123-8 (EDF+), whose clauses, as numbered on edfplus.info, are cited
 * as "EDF+ 2.1.3"; biosemi.com/faq/file_format.htm (BDF).
 */
package org.inion.format.edf;

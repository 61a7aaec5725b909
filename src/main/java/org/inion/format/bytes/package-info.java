/**
 * Bytes of files, and the numbers in them: what formats share below their headers.
 *
 * <p>In: a seekable channel of bytes, and how samples lie in it. Out: spans of samples as float32.
 * Must not know a format; uses {@code error} alone.
 */
package org.inion.format.bytes;

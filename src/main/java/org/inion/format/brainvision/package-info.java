/**
 * BrainVision recordings: a header of text, a file of samples, a file of markers.
 *
 * <p>In: a file tree and the path of the header. Out: a {@link org.inion.signal.Recording}; or the
 * other way round. The names of the other files stand in the header; none is taken for a path, so a
 * header cannot point outside its own folder. Must not touch sidecar files; uses {@code signal},
 * {@code error}, {@code file} and {@code format} alone.
 *
 * <p><b>Source</b>: BrainVision Core Data Format 1.0, Brain Products,
 * brainproducts.com/support-resources/brainvision-core-data-format-1-0; what programs write besides
 * is from real files.
 */
package org.inion.format.brainvision;

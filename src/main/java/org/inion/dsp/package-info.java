/**
 * Signal processing: filter design, filter and resampling in one streaming pass, spectra of tiles.
 *
 * <p>In: samples of some channels at one rate, as a {@link org.inion.signal.SignalSource}. Out: the
 * same channels at the output's rate, and band powers. Must not touch: files, tables, Spark. The
 * incubating vector module is named in {@code org.inion.dsp.vector} only, which this room reaches
 * by reflection, because the module may be absent.
 */
package org.inion.dsp;

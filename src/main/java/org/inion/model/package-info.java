/**
 * Networks: one file each, from few layers over one small graph.
 *
 * <p><b>In</b>: the shape of a window, the keys of {@code conf/model.conf}, targets. <b>Out</b>: a
 * graph whose script trains, predicts and goes to Python alike. <b>Must not</b> know any engine;
 * {@code model.run} does.
 */
package org.inion.model;

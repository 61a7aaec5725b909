/**
 * Random streams and the courses in time that are made of them.
 *
 * <p>In: a seed, a rate, what a course should be. Out: samples. It knows neither heads nor people.
 */
package org.inion.simulate.wave;

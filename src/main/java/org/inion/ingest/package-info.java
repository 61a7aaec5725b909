/**
 * The Spark job from raw recordings to a windows folder, and the folder itself: staging, state,
 * publication.
 *
 * <p>In: BIDS folders or manifests, a configuration. Out: a windows folder. It is the only room
 * that knows Hadoop's file systems. It must not know the command line.
 */
package org.inion.ingest;

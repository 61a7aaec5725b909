package org.inion.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;

/**
 * The local disk under the scheme {@code faulty:}, with faults on demand: the process dies at an
 * operation (this one and all that follow fail), the disk is full, nothing may be written.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
  private static final AtomicLong OPERATIONS = new AtomicLong();
  private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);
  private static volatile long dieAt = Long.MAX_VALUE;
  private static volatile boolean readOnly;
  private static volatile String denied = "";

  /** The death of the process, as the code sees it. */
  public static final class Killed extends IOException {
    private static final long serialVersionUID = 1L;

    Killed(long operation) {
      super("killed at operation " + operation);
    }
  }

  /** No faults from here on. */
  public static void heal() {
    OPERATIONS.set(0);
    ROOM.set(Long.MAX_VALUE);
    dieAt = Long.MAX_VALUE;
    readOnly = false;
    denied = "";
  }

  /** The user may neither read nor change a file or folder, nor make anything in it. */
  public static void deny(java.nio.file.Path path) {
    denied = path.toString();
  }

  private static boolean isDenied(Path path) {
    boolean below = path.getParent() != null && path.getParent().toUri().getPath().equals(denied);
    return !denied.isEmpty() && (below || path.toUri().getPath().equals(denied));
  }

  private static void requireAllowed(Path path) throws AccessControlException {
    if (isDenied(path)) {
      throw new AccessControlException("Permission denied: " + path.toUri().getPath());
    }
  }

  /** The process dies at the n-th operation from here, from 1. */
  public static void dieAt(long operation) {
    OPERATIONS.set(0);
    dieAt = operation;
  }

  /** So many bytes can still be written. */
  public static void room(long bytes) {
    ROOM.set(bytes);
  }

  /** Bytes written since the last {@link #heal}. */
  public static long written() {
    return Long.MAX_VALUE - ROOM.get();
  }

  public static void refuseWrites() {
    readOnly = true;
  }

  /** Operations since the last {@link #heal} or {@link #dieAt}. */
  public static long operations() {
    return OPERATIONS.get();
  }

  private static void look() throws Killed {
    long operation = OPERATIONS.incrementAndGet();
    if (operation >= dieAt) {
      throw new Killed(operation);
    }
  }

  private static void change(Path path) throws IOException {
    look();
    requireAllowed(path);
    if (readOnly) {
      throw new AccessControlException("Permission denied: " + path.toUri().getPath());
    }
  }

  @Override
  public URI getUri() {
    return URI.create("faulty:///");
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    look();
    if (isDenied(path)) {
      throw new FileNotFoundException(path.toUri().getPath() + " (Permission denied)");
    }
    return super.open(path, buffer);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    look();
    if (path.toUri().getPath().equals(denied)) {
      throw new AccessControlException("Permission denied: " + path.toUri().getPath());
    }
    return super.listStatus(path);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    look();
    return super.exists(path);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change(from);
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change(path);
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    change(path);
    return super.mkdirs(path);
  }

  @Override
  public FSDataOutputStream create(
      Path path, boolean overwrite, int buffer, short replicas, long block, Progressable progress)
      throws IOException {
    change(path);
    return faulty(super.create(path, overwrite, buffer, replicas, block, progress));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replicas,
      long block,
      Progressable progress)
      throws IOException {
    change(path);
    return faulty(super.create(path, permission, overwrite, buffer, replicas, block, progress));
  }

  private static FSDataOutputStream faulty(FSDataOutputStream out) throws IOException {
    return new FSDataOutputStream(new FaultyStream(out), null);
  }

  private static final class FaultyStream extends OutputStream {
    private final OutputStream out;
    private boolean begun;

    FaultyStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (!begun) {
        look(); // the death between a file without and with content
        begun = true;
      }
      if (ROOM.addAndGet(-length) < 0) {
        throw new IOException("No space left on device");
      }
      out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
      look();
    }
  }
}

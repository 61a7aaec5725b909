package org.inion.dsp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The engines that there are: plain Java, and vectors of every size that can be had. */
final class Engines {
  private static final List<LaneEngine> ALL = load();

  private Engines() {}

  static Stream<LaneEngine> all() {
    return ALL.stream();
  }

  private static List<LaneEngine> load() {
    List<LaneEngine> engines = new ArrayList<>(List.of(LaneEngines.plain()));
    if (LaneEngines.vector().isPresent()) {
      for (int bits : new int[] {128, 256, 512}) {
        engines.add(vector(bits));
      }
    }
    return engines;
  }

  /** The size is a constant of the classes, so that each size needs classes of its own. */
  private static LaneEngine vector(int bits) {
    String before = System.setProperty("inion.vector.bits", String.valueOf(bits));
    try {
      Class<?> engine = new OwnClasses().loadClass("org.inion.dsp.vector.VectorEngine");
      LaneEngine made = (LaneEngine) engine.getDeclaredConstructor().newInstance();
      made.name();
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty("inion.vector.bits");
      } else {
        System.setProperty("inion.vector.bits", before);
      }
    }
  }

  /** Loads the vector room again, everything else as usual. */
  private static final class OwnClasses extends ClassLoader {
    OwnClasses() {
      super(Engines.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("org.inion.dsp.vector.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}

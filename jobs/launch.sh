#!/usr/bin/env bash
# Runs a job: on $SPARK_HOME's spark-submit where that is set, else on the embedded Spark.
# Builds the project first when it is not built. --master, --conf, --driver-memory,
# --executor-memory, --executor-cores, --num-executors and --deploy-mode go to Spark.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
job=$1
shift

# The benchmarks live among the tests; the jobs do without them.
tests=skip
if [[ $job == bench ]]; then tests=compile; fi

build() {
  local stamp=$home/target/built-$tests
  local sources=("$home/pom.xml" "$home/src/main" "$home/conf")
  if [[ $tests == compile ]]; then sources+=("$home/src"); fi
  if [[ -f $stamp ]] && [[ -z $(find "${sources[@]}" -newer "$stamp" -print -quit) ]]; then
    return
  fi
  echo "Building Inion (the first time fetches its libraries: some minutes) ..." >&2
  # All classes anew: Maven compiles changed files alone, and an old class may call what is gone.
  local skip=-Dmaven.test.skip=true
  rm -rf "$home/target/classes"
  if [[ $tests == compile ]]; then
    skip=-DskipTests
    rm -rf "$home"/target/{test-classes,generated-test-sources}
  fi
  # A dot for each library that is fetched, a line for each step.
  # Maven's launcher ends with escapes on standard error, whatever it is told of styles.
  (cd "$home" && mvn -B -Dstyle.color=never $skip package) 2> >(sed $'s/\e\\[0m//g; /^$/d' >&2) | awk '
    /Downloaded from/ { printf "."; dots = 1; fflush() }
    /^\[INFO\] --- / { if (dots) print ""; dots = 0; print "  " $3; fflush() }
    /^\[ERROR\]/ { print; fflush() }' >&2
  touch "$stamp"
}

fail() {
  echo "error: $1" >&2
  exit 1
}

# The value of an option for Spark, which must be there.
value() {
  [[ $# -ge 2 && $2 != --* ]] || fail "[$1] Cannot begin: the option must have a value behind it, but has none."
  if [[ $1 == --conf && $2 != ?*=* ]]; then
    fail "[--conf] Cannot use \"$2\": it must be KEY=VALUE, such as spark.local.dir=/tmp."
  fi
}

# The options for Spark, taken out of the job's own.
master=
memory=
spark=()
own=()
while (($#)); do
  case $1 in
    --master) value "$@"; master=$2; shift 2 ;;
    --master=*) master=${1#*=}; shift ;;
    --driver-memory) value "$@"; memory=$2; shift 2 ;;
    --driver-memory=*) memory=${1#*=}; shift ;;
    --conf | --executor-memory | --executor-cores | --num-executors | --deploy-mode) value "$@"; spark+=("$1" "$2"); shift 2 ;;
    --conf=*) value --conf "${1#*=}"; spark+=(--conf "${1#*=}"); shift ;;
    --executor-memory=* | --executor-cores=* | --num-executors=* | --deploy-mode=*) spark+=("${1%%=*}" "${1#*=}"); shift ;;
    *) own+=("$1"); shift ;;
  esac
done

# Threads of libtorch that wait must not keep the cores from those that work.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}

build
jar=$(ls "$home"/target/inion-*.jar | head -n 1)
# The JVM flags that Java 17 needs stand in one file.
flags=$home/jobs/jvm.flags

# The doctor looks at this machine alone, and starts no Spark.
if [[ -n ${SPARK_HOME:-} && $job != bench && $job != doctor ]]; then
  options=$(tr '\n' ' ' <"$flags")
  # A Spark without a logging configuration of its own would bury the summary.
  logging=
  if [[ ! -f ${SPARK_CONF_DIR:-$SPARK_HOME/conf}/log4j2.properties && " ${spark[*]-} " != *" cluster "* ]]; then
    logging=-Dlog4j2.configurationFile=file:$home/conf/log4j2.properties
  fi
  # Every executor is sent these. Those of jobs that run no network do without libtorch.
  case $job in
    preprocess | simulate | inspect | split | trials | baseline | evaluate)
      jars=("$home"/target/jars/{config,picocli}-*.jar) ;;
    *) jars=("$home"/target/jars/*.jar) ;;
  esac
  exec "$SPARK_HOME/bin/spark-submit" \
    --class org.inion.job.Inion \
    ${master:+--master "$master"} ${memory:+--driver-memory "$memory"} \
    --driver-java-options "$options$logging" \
    --conf "spark.executor.extraJavaOptions=$options" \
    ${spark[@]+"${spark[@]}"} \
    --jars "$(IFS=,; printf '%s' "${jars[*]}")" \
    "$jar" "$job" ${own[@]+"${own[@]}"}
fi

# Embedded: what spark-submit would set are system properties here.
properties=("-Dspark.master=${master:-local[*]}" "-Dlog4j2.configurationFile=$home/conf/log4j2.properties")
for ((i = 0; i < ${#spark[@]}; i += 2)); do
  case ${spark[i]} in
    --conf) properties+=("-D${spark[i + 1]}") ;;
    --executor-memory) properties+=("-Dspark.executor.memory=${spark[i + 1]}") ;;
    --executor-cores) properties+=("-Dspark.executor.cores=${spark[i + 1]}") ;;
    --num-executors) properties+=("-Dspark.executor.instances=${spark[i + 1]}") ;;
    --deploy-mode) ;; # the embedded driver is always here
  esac
done
classpath=$jar:$(cat "$home/target/classpath")
if [[ -t 2 && -z ${CI:-} ]]; then properties+=("-Dinion.terminal=true"); fi
main=org.inion.job.Inion
if [[ $job == bench ]]; then
  classpath=$home/target/test-classes:$classpath
  main=org.inion.bench.Bench
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" "@$flags" ${memory:+"-Xmx$memory"} "${properties[@]}" -cp "$classpath" "$main" \
  $([[ $job == bench ]] || echo "$job") ${own[@]+"${own[@]}"}

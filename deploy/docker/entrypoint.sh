#!/bin/bash
# What a container runs: Spark on Kubernetes starts "driver ..." and "executor"; everything else is a command of refocus.
set -euo pipefail

home=${REFOCUS_HOME:-/opt/refocus}
# The master and the worker of compose.yaml; Spark's own scripts set the same.
export SPARK_HOME=${SPARK_HOME:-$home/spark} SPARK_SCALA_VERSION=2.12
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} MKL_NUM_THREADS=${MKL_NUM_THREADS:-1} LC_ALL=C.UTF-8
. "$home/conf/onednn.sh"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path=$home/conf${HADOOP_CONF_DIR:+:$HADOOP_CONF_DIR}${SPARK_CLASSPATH:+:$SPARK_CLASSPATH}:$home/spark/program/*:$home/spark/jars/*
options=("@$home/conf/jvm.options" -XX:TieredStopAtLevel=1 "-Drefocus.home=$home" -Dai.djl.offline=true)
[ "${REFOCUS_LOG:-}" != json ] || options+=(-Drefocus.log=json -Dlog4j2.configurationFile=log4j2-json.properties)

case ${1:-} in
  driver)
    shift
    exec "$java" "${options[@]}" -XX:+UseParallelGC -XX:MaxRAMPercentage=60 -cp "$class_path" org.apache.spark.deploy.SparkSubmit \
      --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" \
      --conf "spark.executorEnv.SPARK_DRIVER_POD_IP=$SPARK_DRIVER_BIND_ADDRESS" \
      --deploy-mode client "$@"
    ;;
  executor)
    # Spark puts the options of the executor's JVM into numbered variables.
    for ((i = 0; ; i++)); do
      name=SPARK_JAVA_OPT_$i
      [ -n "${!name+set}" ] || break
      options+=("${!name}")
    done
    exec "$java" "${options[@]}" "-Xms$SPARK_EXECUTOR_MEMORY" "-Xmx$SPARK_EXECUTOR_MEMORY" -cp "$class_path" \
      org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
      --driver-url "$SPARK_DRIVER_URL" --executor-id "$SPARK_EXECUTOR_ID" --cores "$SPARK_EXECUTOR_CORES" \
      --app-id "$SPARK_APPLICATION_ID" --hostname "$SPARK_EXECUTOR_POD_IP" \
      --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" --podName "$SPARK_EXECUTOR_POD_NAME"
    ;;
  master | worker)
    role=$1
    shift
    exec "$java" "${options[@]}" -Xmx512m -cp "$class_path" "org.apache.spark.deploy.$role.${role^}" "$@"
    ;;
  *)
    exec "$home/deploy/refocus" "$@"
    ;;
esac

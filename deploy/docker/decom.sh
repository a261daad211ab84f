#!/bin/bash
# Spark makes this the preStop hook of executors when spark.decommission.enabled is true: it tells the executor to take no new image,
# and waits until the executor has ended or the grace period of its pod is over.
set -eu
pid=${EXECUTOR_PID:-$(pgrep -o java)}
kill -PWR "$pid"
while kill -0 "$pid" 2>/dev/null; do sleep 1; done

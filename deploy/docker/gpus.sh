#!/bin/sh
# Tells Spark which GPUs a container has (spark.executor.resource.gpu.discoveryScript).
addresses=$(nvidia-smi --query-gpu=index --format=csv,noheader | sed 's/.*/"&"/' | paste -sd, -)
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"

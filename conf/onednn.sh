# Read by the launchers. On AMD's family 26 (Zen 5) oneDNN's kernels for AVX2 and AVX-512 give other gradients at each run. Its plain
# ones repeat, and take three times as long for a network. Executors get the same: a cluster's machines are of one kind.
if grep -Eq '^cpu family[[:space:]]*: 26$' /proc/cpuinfo 2>/dev/null; then
  export ONEDNN_MAX_CPU_ISA="${ONEDNN_MAX_CPU_ISA:-SSE41}"
fi

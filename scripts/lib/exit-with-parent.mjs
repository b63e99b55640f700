// Preloaded into every server that a launcher starts: its standard input is the launcher's pipe, so
// even a launcher that was killed with -9 leaves nothing running.
// Next hands the preload on to helpers of its own, whose standard input means nothing to us.
if (process.env.LAUNCHER_PID === String(process.ppid)) {
  process.stdin.on("end", stop).on("error", stop).resume();
  if ("unref" in process.stdin) {
    process.stdin.unref();
  }
}

function stop() {
  process.kill(process.pid, "SIGTERM");
}

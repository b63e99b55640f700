/** As pino numbers them. */
const levels = { info: 30, error: 50 };

/**
 * A program's output on the launcher's own streams, a line of JSON each, for whoever collects them.
 * @param {string} name
 */
export function openLogStream(name) {
  ignoreLostReaders();
  return {
    /**
     * @param {string} line
     * @param {"stdout" | "stderr"} stream
     */
    write(line, stream) {
      if (line.trim() !== "") {
        process[stream].write(`${toJsonLine(name, line, stream)}\n`);
      }
    },
    end() {},
  };
}

/**
 * What is JSON stays as it is; a stack trace or a greeting gets the form of our logs.
 * @param {string} name
 * @param {string} line
 * @param {"stdout" | "stderr"} stream
 */
function toJsonLine(name, line, stream) {
  if (isJsonObject(line)) {
    return line;
  }
  const level = stream === "stderr" ? levels.error : levels.info;
  return JSON.stringify({ level, time: Date.now(), program: name, msg: line });
}

/** @param {string} line */
function isJsonObject(line) {
  try {
    return line.startsWith("{") && typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

let isIgnoring = false;

/** A collector that went away must not take the programs along. */
function ignoreLostReaders() {
  if (!isIgnoring) {
    isIgnoring = true;
    process.stdout.on("error", () => {});
    process.stderr.on("error", () => {});
  }
}

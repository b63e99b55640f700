import { appendFileSync, closeSync, fstatSync, openSync, renameSync } from "node:fs";

const BYTES_MAX = 10 * 1024 * 1024;

/**
 * A log that is added to from start to start and keeps one older file, `<file>.1`, once it is full.
 * A disk that refuses costs the lines, never the programs: it is said once, until it works again.
 * @param {string} file
 * @param {{ bytesMax?: number, onError?: (error: unknown) => void }} [options]
 */
export function openLogFile(file, { bytesMax = BYTES_MAX, onError = reportTo(file) } = {}) {
  /** @type {number | null} */
  let fd = null;
  let size = 0;
  let isFailing = false;

  function open() {
    fd = openSync(file, "a", 0o600);
    size = fstatSync(fd).size;
    return fd;
  }

  function close() {
    const open = fd;
    fd = null;
    if (open !== null) {
      closeSync(open);
    }
  }

  /** @param {string} text */
  function append(text) {
    const bytes = Buffer.byteLength(text);
    let current = fd ?? open();
    if (size > 0 && size + bytes > bytesMax) {
      close();
      renameSync(file, `${file}.1`);
      current = open();
    }
    appendFileSync(current, text);
    size += bytes;
  }

  return {
    /** @param {string} line */
    write(line) {
      try {
        append(`${line}\n`);
        isFailing = false;
      } catch (error) {
        if (!isFailing) {
          onError(error);
        }
        isFailing = true;
      }
    },
    end: close,
  };
}

/** @param {string} file */
function reportTo(file) {
  return (/** @type {unknown} */ error) => console.error(`${file} cannot be written: ${String(error)}`);
}

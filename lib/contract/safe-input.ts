/** `attr` is the top-level name below which it lies; null where that name itself cannot be repeated. */
export type UnsafeInput = { attr: string | null; detail: string };

const DEPTH_MAX = 32;
const ATTR_LENGTH_MAX = 64;

const texts = {
  nul: "Null characters are not allowed.",
  surrogate: "Surrogate characters are not allowed.",
  depth: "This value is nested too deeply.",
  key: "This name is not allowed.",
};

/**
 * What no schema looks for in free text or free JSON: characters that Postgres cannot hold, nesting
 * that overflows the stack of whoever writes it out again, and names that reach for a prototype.
 */
export function findUnsafeInput(value: unknown): UnsafeInput | null {
  if (typeof value !== "object" || value === null) {
    const detail = checkText(value);
    return detail ? { attr: null, detail } : null;
  }
  for (const [name, inner] of Object.entries(value)) {
    const unsafeName = checkText(name);
    if (unsafeName) {
      return { attr: null, detail: unsafeName };
    }
    const detail = checkKey(name, inner) ?? checkTree(inner);
    if (detail) {
      return { attr: name.slice(0, ATTR_LENGTH_MAX), detail };
    }
  }
  return null;
}

/** A list instead of recursion: the input may be deeper than the stack. */
function checkTree(root: unknown): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) {
      const detail = checkText(value);
      if (detail) {
        return detail;
      }
      continue;
    }
    if (depth > DEPTH_MAX) {
      return texts.depth;
    }
    for (const [name, inner] of Object.entries(value)) {
      const detail = checkText(name) ?? checkKey(name, inner);
      if (detail) {
        return detail;
      }
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}

function checkText(value: unknown): string | null {
  if (typeof value !== "string") {
    return null;
  }
  if (value.includes("\0")) {
    return texts.nul;
  }
  // In Unicode mode a pair is one character: only a surrogate that stands alone matches.
  return /\p{Surrogate}/u.test(value) ? texts.surrogate : null;
}

/** Both ways by which a later merge of objects would write to a prototype. */
function checkKey(name: string, value: unknown): string | null {
  const isConstructor = name === "constructor" && typeof value === "object" && value !== null;
  const reaches = name === "__proto__" || (isConstructor && Object.hasOwn(value, "prototype"));
  return reaches ? texts.key : null;
}

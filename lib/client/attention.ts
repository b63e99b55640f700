/** As long as people read without touching anything. */
const ATTENTION_MS = 2 * 60_000;
/** Of a click alone, as screen readers and voices make it, there is no pointer. */
const inputs = ["pointerdown", "pointermove", "keydown", "wheel", "click", "input"] as const;

let lastInputMs = Date.now();

if (typeof document !== "undefined") {
  const note = () => {
    lastInputMs = Date.now();
  };
  for (const input of inputs) document.addEventListener(input, note, { capture: true, passive: true });
}

/** Whether nobody has touched the page for a while: what it asks for now, it asks for by itself. */
export function isUnattended(): boolean {
  return Date.now() - lastInputMs > ATTENTION_MS;
}

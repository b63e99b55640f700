/**
 * What a person fills in and presses before React has taken a part of the page over: kept here, and done
 * once `<Awake>` says so. A form left to the browser would put its fields, a password too, into the
 * address. Sent to the page as text, so it uses nothing from outside of itself.
 */
export function holdEarlyInput(): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const typed = new Map<Field, string>();
  /** With the look of a press that is kept; an attribute would differ from what React hydrates. */
  const pressed = new Map<HTMLElement, Animation>();
  const submitted = new Set<HTMLFormElement>();
  const isAsleep = (element: Element) => element.closest("[data-asleep]") !== null;

  function hold(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function keepValue({ target }: Event): void {
    const isField =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement;
    if (isField && isAsleep(target)) typed.set(target, target.value);
  }

  function keepPress(event: Event): void {
    const { target } = event;
    const control =
      target instanceof Element && target.closest("button, summary, input[type=checkbox], input[type=radio]");
    if (!(control instanceof HTMLElement) || !isAsleep(control)) return;
    hold(event);
    if (pressed.has(control)) return;
    const look = { scale: 0.96, cursor: "progress" };
    pressed.set(control, control.animate(look, { duration: 120, fill: "forwards" }));
  }

  function keepSubmit(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || !isAsleep(target)) return;
    hold(event);
    submitted.add(target);
  }

  /** React hears of a value that its own setter, which stands on the element, did not set last. */
  function fill(field: Field, value: string): void {
    field.value = `${value}x`;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** As a mouse does: menus open when the button goes down. */
  function press(control: HTMLElement): void {
    const init = { bubbles: true, cancelable: true, composed: true, button: 0 };
    control.dispatchEvent(new PointerEvent("pointerdown", { ...init, pointerType: "mouse" }));
    control.dispatchEvent(new MouseEvent("mousedown", init));
    control.dispatchEvent(new PointerEvent("pointerup", { ...init, pointerType: "mouse" }));
    control.dispatchEvent(new MouseEvent("mouseup", init));
    control.click();
  }

  /** Forgets what is awake or gone, and hands over what is awake. */
  function release<Kept extends HTMLElement>(kept: Iterable<Kept>, forget: (one: Kept) => void): Kept[] {
    const due = [...kept].filter((one) => !one.isConnected || !isAsleep(one));
    for (const one of due) forget(one);
    return due.filter((one) => one.isConnected);
  }

  function letGo(control: HTMLElement): void {
    pressed.get(control)?.cancel();
    pressed.delete(control);
  }

  function wake(): void {
    const texts = new Map(typed);
    for (const field of release(typed.keys(), (one) => typed.delete(one)))
      fill(field, texts.get(field) ?? "");
    for (const control of release(pressed.keys(), letGo)) press(control);
    for (const form of release(submitted, (one) => submitted.delete(one))) form.requestSubmit();
  }

  addEventListener("input", keepValue, true);
  addEventListener("click", keepPress, true);
  addEventListener("submit", keepSubmit, true);
  addEventListener("awake", wake);
}

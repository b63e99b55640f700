const WHOLE = "Enter a whole address, such as name@example.com";
const DOTS = "Before the @ there is no dot at either end, and no two in a row";

/** What no server accepts, said for the field; the rest is the server's to say. */
export function findAddressFault(email: string): string | null {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return WHOLE;
  return /^\.|\.\.|\.$/.test(email.slice(0, email.indexOf("@"))) ? DOTS : null;
}

/** Our server's own words for an address that it does not take are the page's here. */
export function toAddressText({ code, detail }: { code: string; detail: string }): string {
  if (code === "max_length") return "Use fewer characters";
  return code === "invalid_input" && detail === "Enter a valid email address." ? WHOLE : detail;
}

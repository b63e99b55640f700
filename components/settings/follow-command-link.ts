import type { Route } from "next";

/**
 * Goes there as a click on a link would, so that a page which must not be left yet can hold it, as
 * it holds every link.
 */
export function followCommandLink(href: string, push: (href: Route) => void): void {
  const link = document.createElement("a");
  link.href = href;
  link.hidden = true;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    push(href as Route);
  });
  document.body.append(link);
  link.click();
  link.remove();
}

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RepositoryHeadings } from "./repository-headings";
import { RepositorySkeleton } from "./repository-skeleton";

test("the rows of a list that loads stand where its rows will, below the headings", () => {
  const headings = renderToStaticMarkup(<RepositoryHeadings />);
  expect(renderToStaticMarkup(<RepositorySkeleton />)).toContain(headings);
});

import { expect, test } from "vitest";
import { findSceneDashboard, listScenes } from "./scenes";

test("a scene that only the account names is listed once, after the known ones", () => {
  const rows = [
    { scene: "Person", dashboard: 1 },
    { scene: "Billing", dashboard: 2 },
    { scene: "Billing", dashboard: 7 },
  ];
  expect(listScenes(rows).map(({ id }) => id)).toEqual(["ProjectHomepage", "Person", "Group", "Billing"]);
});

test("the choice made in another project is not shown as this one's", () => {
  const rows = [
    { scene: "Person", dashboard: 70 },
    { scene: "Person", dashboard: 2 },
    { scene: "Group", dashboard: 1 },
  ];
  const dashboards = [
    { id: 1, name: "One" },
    { id: 2, name: "Two" },
  ];
  expect(findSceneDashboard("Person", rows, dashboards)).toEqual({ id: 2, name: "Two" });
  expect(findSceneDashboard("ProjectHomepage", rows, dashboards)).toBeNull();
});

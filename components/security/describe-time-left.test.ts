import { expect, it } from "vitest";
import { describeTimeLeft } from "./describe-time-left";

it.each([
  [600, ""],
  [121, ""],
  [120, "This key expires in less than two minutes."],
  [61, "This key expires in less than two minutes."],
  [60, "This key expires in less than a minute."],
  [50, "This key expires in less than a minute."],
  [30, "This key expires in less than half a minute."],
  [1, "This key expires in less than half a minute."],
  [0, ""],
])("with %i seconds left what is read out is true: %j", (seconds, text) => {
  expect(describeTimeLeft(seconds)).toBe(text);
});

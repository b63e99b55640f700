import type { RegistryEntry } from "../../lib/contract/registry";
import type { Answer, HttpCall, Send } from "./create-http";
import type { Expectation } from "./expectation";

/** A change that is taken back, told in a few words. */
export type Trip = { seen: string; isHeld: boolean };

export type Step =
  /** `anonymous`: without the credential. */
  | { kind: "call"; call: HttpCall; by: "credential" | "anonymous" }
  /** Seen already: an answer that the sign-in got. */
  | { kind: "seen"; answer: Answer }
  | { kind: "round_trip"; make(send: Send): Promise<Trip> }
  | { kind: "skip"; reason: string };

/** One row to be: what is done to an endpoint, and the answers that are as they should be. */
export type Check = {
  entry: RegistryEntry;
  /** As the column "case" has it. */
  title: string;
  step: Step;
  /** The contract's own first; the others are differences it knows. */
  expected: Expectation[];
};

export type Row = {
  endpoint: string;
  method: string;
  path: string;
  case: string;
  expected: string;
  seen: string;
  result: "holds" | "fails" | "not_tried";
};

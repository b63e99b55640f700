import { z } from "zod";

/** Line breaks and the like, and what turns the direction of the text around it. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ADDRESS = /https?:\/\/|\bwww\./i;

/** What a person calls something of their own, where it also stands in activity and mails. */
export function labelSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !HIDDEN.test(text), "Control and direction characters are not allowed.");
}

/** A person's name is shown to others: no place for a link either. */
export function nameSchema(max: number) {
  return labelSchema(max).refine((text) => !ADDRESS.test(text), "Web addresses are not allowed in a name.");
}

export type Measure = {
  /** Which part of the bench: door, search, sync, javascript. */
  part: string;
  name: string;
  value: number;
  unit: string;
  /** The bound it is held against, where there is one. */
  aim?: { atLeast?: number; atMost?: number };
};

/** Prints a measure as it comes: a line of JSON, or a line for people with the aim beside it. */
export function printMeasure(measure: Measure, isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify({ ...measure, isMet: isMet(measure) }));
    return;
  }
  const value = `${round(measure.value)} ${measure.unit}`;
  console.log(
    `${measure.part.padEnd(11)} ${measure.name.padEnd(52)} ${value.padStart(14)}  ${describeAim(measure)}`,
  );
}

export function isMet({ value, aim }: Measure): boolean | null {
  if (!aim) {
    return null;
  }
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = aim;
  return value >= atLeast && value <= atMost;
}

function describeAim(measure: Measure): string {
  const { aim } = measure;
  if (!aim) {
    return "";
  }
  const bound = aim.atLeast === undefined ? `at most ${aim.atMost}` : `at least ${aim.atLeast}`;
  return `${isMet(measure) ? "met" : "MISSED"} (${bound})`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

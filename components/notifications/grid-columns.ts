const TWO = "grid grid-cols-[minmax(0,1fr)_4rem_4rem] gap-x-2 sm:grid-cols-[minmax(0,1fr)_5rem_5rem]";
const ONE = "grid grid-cols-[minmax(0,1fr)_4rem] gap-x-2 sm:grid-cols-[minmax(0,1fr)_5rem]";

/** What happens, then a column for each way it may reach the person. */
export function toColumns(hasInApp: boolean): string {
  return hasInApp ? TWO : ONE;
}

import { NumberText } from "@/components/ui/number-text";

/** A list on its way from GitHub; the number comes with the first page of it. */
export function SyncProgress({ soFar }: { soFar: number }) {
  if (soFar === 0) return "Reading repositories";
  return (
    <>
      Reading repositories: <NumberText value={soFar} /> so far
    </>
  );
}

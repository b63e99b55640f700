import { cn } from "./cn";

interface MiddleTruncateProps {
  text: string;
  /** Characters always kept at the end. */
  tail?: number;
  className?: string;
}

export function MiddleTruncate({ text, tail = 10, className }: MiddleTruncateProps) {
  const letters = Array.from(SEGMENTER.segment(text), (part) => part.segment);
  const cut = letters.length > tail * 2 ? letters.length - tail : letters.length;
  return (
    <span title={text} dir="auto" className={cn("inline-flex max-w-full min-w-0 align-bottom", className)}>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true" className="min-w-0 truncate whitespace-pre">
        {letters.slice(0, cut).join("")}
      </span>
      <span aria-hidden="true" className="shrink-0 whitespace-pre">
        {letters.slice(cut).join("")}
      </span>
    </span>
  );
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

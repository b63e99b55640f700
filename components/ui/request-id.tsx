import { CopyButton } from "./copy-button";

export function RequestId({ id }: { id: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 text-sm text-muted">
      <span className="min-w-0 break-all">
        Request <code className="font-mono">{id}</code>
      </span>
      <CopyButton value={id} label="Copy request id" />
    </span>
  );
}

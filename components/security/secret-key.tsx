import { CopyButton } from "@/components/ui/copy-button";
import { toKeyGroups } from "./setup-uri";

/** The secret for people who type or paste it. */
export function SecretKey({ secret }: { secret: string }) {
  return (
    <div className="flex items-center gap-2">
      <code className="min-w-0 font-mono wrap-anywhere" translate="no">
        {toKeyGroups(secret).join(" ")}
      </code>
      <CopyButton value={secret} label="Copy the key" />
    </div>
  );
}

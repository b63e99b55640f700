import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { MiddleTruncate } from "@/components/ui/middle-truncate";

interface BranchRowProps {
  name: string;
  isDefault: boolean;
}

export function BranchRow({ name, isDefault }: BranchRowProps) {
  return (
    <div className="flex h-full items-center gap-2 px-4 hover:bg-subtle sm:px-6">
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <MiddleTruncate text={name} className="font-mono text-sm" />
        {isDefault && (
          <Badge tone="info" icon={null}>
            Default
          </Badge>
        )}
      </span>
      <CopyButton value={name} label={`Copy branch name ${name}`} />
    </div>
  );
}

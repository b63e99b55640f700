import Link from "next/link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { describeConnectResult } from "@/lib/client/github/connect-result";
import { routes } from "@/lib/routes";

interface AccountConnectedProps {
  /** Null when it went well. */
  errorCode: string | null;
  /** The program that began and where the person goes on. */
  client: string;
}

export function AccountConnected({ errorCode, client }: AccountConnectedProps) {
  const result = errorCode === null ? null : describeConnectResult(errorCode);
  return (
    <OutsideFrame title={result ? "GitHub connection" : "GitHub is connected"}>
      {result ? (
        <Notice tone={result.tone} title={result.title}>
          {result.detail}
        </Notice>
      ) : (
        <Notice tone="success" title={`You can go back to ${client}`} announce={false}>
          It can use the repositories that you shared. This window can be closed.
        </Notice>
      )}
      {result && (
        <p className="mt-4 text-muted">Go back to {client} to start again, or manage connections here.</p>
      )}
      <Button asChild className="mt-4">
        <Link href={routes.github}>See your GitHub connections</Link>
      </Button>
    </OutsideFrame>
  );
}

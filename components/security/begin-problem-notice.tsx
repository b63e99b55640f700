import { ErrorNotice } from "@/components/settings/error-notice";
import { Notice } from "@/components/ui/notice";
import type { BeginProblem } from "./use-setup";

export function BeginProblemNotice({ problem }: { problem: BeginProblem }) {
  switch (problem.kind) {
    case "cancelled":
      return (
        <Notice tone="neutral" title="Not started">
          You did not confirm that it is you, so nothing was changed.
        </Notice>
      );
    case "verified":
      return (
        <Notice tone="success" title="This session is verified">
          The server gave no new key: your account has an authenticator app, and this session has now shown
          it.
        </Notice>
      );
    case "failed":
      return <ErrorNotice title="Set-up could not begin" error={problem.error} />;
    default:
      return problem satisfies never;
  }
}

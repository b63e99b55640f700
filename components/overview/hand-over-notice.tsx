import { Notice } from "@/components/ui/notice";

/** A colleague was asked to set an organisation up and has not accepted. */
export function HandOverNotice({ organizationName }: { organizationName: string }) {
  return (
    <Notice
      tone="info"
      title={`You handed the set-up of ${organizationName} to a colleague`}
      announce={false}
      className="mx-4 mb-4 sm:mx-6"
    >
      They have not accepted yet. If you skip these steps, the invitation is cancelled.
    </Notice>
  );
}

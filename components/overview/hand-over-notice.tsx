import { Notice } from "@/components/ui/notice";

interface HandOverNoticeProps {
  organizationName: string;
  /** Among the first steps, whose end is the hand-over's end as well. */
  isInSteps?: boolean;
  canSkip?: boolean;
}

/** A colleague was asked to set an organisation up and has not accepted. */
export function HandOverNotice({
  organizationName,
  isInSteps = false,
  canSkip = false,
}: HandOverNoticeProps) {
  return (
    <Notice
      tone="info"
      title={`You handed the set-up of ${organizationName} to a colleague`}
      announce={false}
      {...(isInSteps && { className: "mx-4 mb-4 sm:mx-6" })}
    >
      They have not accepted yet.{canSkip && " If you skip these steps, the invitation is cancelled."}
    </Notice>
  );
}

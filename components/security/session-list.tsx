"use client";

import { ConfirmAction } from "@/components/settings/confirm-action";
import { DateText } from "@/components/ui/date-text";
import { ItemList } from "@/components/ui/item";
import { endSession } from "@/lib/client/security/session-calls";
import { describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Session } from "@/lib/contract/schemas/session";
import { SessionRow } from "./session-row";

interface SessionListProps {
  sessions: readonly Session[];
  /** With what to say of it: the row is gone by then. */
  onEnded: (message: string) => void;
}

/** This one first; the others in the server's order, last seen first. */
export function SessionList({ sessions, onEnded }: SessionListProps) {
  const sorted = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <ItemList>
      {sorted.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          action={!session.current && <EndButton session={session} onEnded={onEnded} />}
        />
      ))}
    </ItemList>
  );
}

function EndButton({ session, onEnded }: { session: Session } & Pick<SessionListProps, "onEnded">) {
  const { name } = describeUserAgent(session.user_agent);
  return (
    <ConfirmAction
      label="End"
      name={`End the session of ${name}`}
      needs="listSessions"
      title={`End the session of ${name}?`}
      description={`Whoever uses it${session.ip ? ` at ${session.ip}` : ""} has to sign in again.`}
      confirmLabel="End session"
      pendingLabel="Ending"
      failed="It is still signed in"
      run={() => endSession(session.id)}
      onDone={() => onEnded(`Session of ${name} ended`)}
    >
      <p className="text-sm text-muted">
        Signed in <DateText value={session.created_at} hasTime />
      </p>
    </ConfirmAction>
  );
}

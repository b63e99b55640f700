"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { canSendTest } from "@/lib/client/notifications/can-send-test";
import type { RowState } from "@/lib/client/notifications/row-state";
import type { Topic } from "@/lib/client/notifications/topics";
import type { NotificationKey } from "@/lib/contract/notifications";
import { listPanelLinks } from "./list-panel-links";
import type { GridProps } from "./notification-grid";
import { SaveMark } from "./save-mark";
import { SendTest } from "./send-test";

interface TopicDetailsProps extends GridProps {
  topic: Topic;
  mark: RowState["mark"];
  onOpen: (key: NotificationKey) => void;
  /** The person is about to open something. */
  onNear: () => void;
}

/** One line: what differs by project, a test, and how the saving goes. */
export function TopicDetails({ topic, mark, facts, isReadOnly, onOpen, onNear }: TopicDetailsProps) {
  const links = listPanelLinks(topic, facts);
  const { capabilities } = useViewer();
  const hasTest = canSendTest(capabilities) && topic.mail !== null && !isReadOnly;
  // Alone it stands in the line of what causes it, and holds no room while there is nothing to say.
  if (links.length === 0 && !hasTest) return <SaveMark mark={mark} />;
  return (
    <div className="mt-0.5 flex min-h-6 w-full flex-wrap items-center gap-x-4 text-sm pointer-coarse:-mt-2 pointer-coarse:-mb-2.5">
      {links.map(({ key, text }) => (
        <Button
          key={key}
          variant="link"
          className="font-normal! pointer-coarse:min-h-11"
          aria-haspopup="dialog"
          aria-label={`${topic.label}, ${text}`}
          onPointerEnter={onNear}
          onFocus={onNear}
          onClick={() => onOpen(key)}
        >
          {text}
        </Button>
      ))}
      {hasTest && topic.mail && <SendTest id={`test-${topic.id}`} topicLabel={topic.label} of={topic.mail} />}
      <SaveMark mark={mark} />
    </div>
  );
}

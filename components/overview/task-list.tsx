import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { TONES } from "@/components/ui/tone";

type Task = { id: string; text: string; action: string; href: Route };

const Warning = TONES.warning.icon;

export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <Card aria-label="To do">
      <ul className="divide-y divide-border">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link
              href={task.href}
              className="flex min-h-12 items-center gap-3 px-4 py-2 -outline-offset-2 first:rounded-t-lg last:rounded-b-lg hover:bg-subtle sm:px-6"
            >
              <Warning className="text-warning" />
              <span className="min-w-0 flex-1 wrap-anywhere">{task.text}</span>
              <span className="font-medium text-accent-text">{task.action}</span>
              <ChevronRight className="text-faint rtl:-scale-x-100" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

"use client";

import type { Route } from "next";
import { FrameLink } from "@/components/settings/frame-link";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { BeginProblemNotice } from "./begin-problem-notice";
import { SetupCard } from "./setup-card";
import type { SetupEnd } from "./setup-steps";
import type { BeginProblem } from "./use-setup";

interface SetupOverProps {
  end: SetupEnd;
  href: Route;
  isStarting: boolean;
  problem: BeginProblem | null;
  onStartOver: () => void;
}

const WORDS: Record<SetupEnd, { title: string; text: string }> = {
  expired: {
    title: "This key is no longer valid",
    text: "It was shown more than ten minutes ago, met too many wrong codes, or was replaced by another set-up.",
  },
  elsewhere: {
    title: "Set up in another tab",
    text: "Two-factor authentication was turned on elsewhere while this page was open, so the key shown here is void.",
  },
  replaced: {
    title: "Replaced by a set-up in another tab",
    text: "One key is valid at a time, and a newer one is shown there.",
  },
  left: {
    title: "Set-up was left",
    text: "The key was forgotten when you left the page.",
  },
  restart: {
    title: "Starting over",
    text: "The former key is void. Delete its entry in your authenticator app.",
  },
};

export function SetupOver({ end, href, isStarting, problem, onStartOver }: SetupOverProps) {
  const { title, text } = WORDS[end];
  return (
    <SetupCard title={title} description={text}>
      <CardBody>
        <p className="text-pretty text-muted">
          {end === "elsewhere"
            ? "You can delete the entry for this key in your authenticator app."
            : "Your account is as it was. To go on, start over and add the new key to your app."}
        </p>
        {problem && (
          <div className="mt-4">
            <BeginProblemNotice problem={problem} />
          </div>
        )}
      </CardBody>
      <CardFooter>
        {end === "elsewhere" ? (
          <Button asChild variant="primary">
            <FrameLink href={href}>Done</FrameLink>
          </Button>
        ) : (
          <Button variant="primary" pending={isStarting} pendingLabel="Starting over" onClick={onStartOver}>
            Start over
          </Button>
        )}
      </CardFooter>
    </SetupCard>
  );
}

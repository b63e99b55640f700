"use client";

import { Plus } from "lucide-react";
import { GithubIcon } from "@/components/settings/github-icon";
import { Button } from "@/components/ui/button";
import type { Connect } from "./use-connect";

interface ConnectButtonProps {
  connect: Connect;
  isFirst: boolean;
  /** One primary button stands on a page; another step may come first. */
  isLead: boolean;
}

export function ConnectButton({ connect, isFirst, isLead }: ConnectButtonProps) {
  return (
    <Button
      id="connect-github"
      variant={isLead ? "primary" : "secondary"}
      icon={isFirst ? <GithubIcon /> : <Plus />}
      disabled={!connect.isAllowed}
      pending={connect.isStarting}
      pendingLabel="Opening GitHub"
      onClick={connect.connect}
    >
      {isFirst ? "Connect GitHub" : "Add account or organisation"}
    </Button>
  );
}

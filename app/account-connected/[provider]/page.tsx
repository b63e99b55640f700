import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountConnected } from "@/components/account/account-connected";

export const metadata: Metadata = { title: "GitHub connection" };

type AccountConnectedProps = {
  params: Promise<{ provider: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Open to everybody: it tells how a connect ended that another program began. */
export default async function AccountConnectedPage({ params, searchParams }: AccountConnectedProps) {
  const { provider } = await params;
  if (provider !== "github-integration") notFound();
  const { error, connect_from } = await searchParams;
  return (
    <AccountConnected
      errorCode={error === undefined ? null : String(error)}
      client={connect_from === "slack" ? "Slack" : "PostHog Code"}
    />
  );
}

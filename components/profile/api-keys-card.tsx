"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { profileQueries } from "@/lib/client/profile/queries";
import { API_KEYS_MAX } from "@/lib/contract/limits";
import { routes } from "@/lib/routes";
import { ApiKeyRow } from "./api-key-row";

export function ApiKeysCard() {
  const query = useQuery(profileQueries.apiKeys());
  const count = query.data?.length ?? 0;
  const isFull = count >= API_KEYS_MAX;
  return (
    <Card aria-label="Keys">
      <ReadState
        query={query}
        failed="Your personal API keys could not be read"
        safe="They keep working."
        skeleton={<RowsSkeleton label="Loading personal API keys" rows={2} />}
      >
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState
              icon={<KeyRound />}
              title="You have no personal API key"
              action={
                <Button asChild variant="primary">
                  <Link href={routes.newApiKey}>Make a key</Link>
                </Button>
              }
            >
              Programs such as a script or PostHog's tools for the terminal use one to work in your name.
            </EmptyState>
          ) : (
            <ul className="divide-y divide-border">
              {keys.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </ReadState>
      {count > 0 && (
        <CardFooter
          hint={
            isFull
              ? `${API_KEYS_MAX} keys are the most an account can have. Delete one to make another.`
              : "One key for each program: then you can end one without the others."
          }
        >
          {!isFull && (
            <Button asChild size="sm">
              <Link href={routes.newApiKey}>Make a key</Link>
            </Button>
          )}
        </CardFooter>
      )}
    </Card>
  );
}

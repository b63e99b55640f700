"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Item, ItemList } from "@/components/ui/item";
import { ErrorNotice } from "./error-notice";
import { useSwitchTo } from "./use-switch-to";

interface OrganizationChoiceProps {
  organizations: readonly { id: string; name: string }[];
}

export function OrganizationChoice({ organizations }: OrganizationChoiceProps) {
  const { switchTo, change } = useSwitchTo();
  const wantedId =
    change.isPending && "organizationId" in change.variables ? change.variables.organizationId : null;
  return (
    <>
      {change.error && (
        <ErrorNotice
          title="Your organisation was not changed"
          error={change.error}
          className="m-4 sm:mx-6"
          onDismiss={change.reset}
        />
      )}
      <ItemList>
        {organizations.map(({ id, name }) => (
          <Item
            key={id}
            media={<Avatar name={name} shape="organisation" size="sm" />}
            title={<span className="block truncate">{name}</span>}
            action={
              <Button
                size="sm"
                aria-label={`Switch to ${name}`}
                pending={wantedId === id}
                pendingLabel="Switching"
                onClick={() => switchTo({ organizationId: id })}
              >
                Switch
              </Button>
            }
          />
        ))}
      </ItemList>
    </>
  );
}

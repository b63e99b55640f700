"use client";

import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { keepDraft, readDraft } from "@/lib/client/email/address-draft";

type AddressForm = UseFormReturn<{ email: string }>;

/** Keeps what is typed while the page stands: a session that ends takes the page along, and not the draft. */
export function useDraft({ setValue, subscribe }: AddressForm, uuid: string | null): void {
  useEffect(() => {
    if (uuid === null) return;
    const draft = readDraft(uuid);
    if (draft !== "") setValue("email", draft);
    const stop = subscribe({
      formState: { values: true },
      callback: ({ values }) => keepDraft(uuid, values.email),
    });
    return () => {
      stop();
      // Sent, or left for another page.
      keepDraft(uuid, "");
    };
  }, [setValue, subscribe, uuid]);
}

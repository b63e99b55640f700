"use client";

import { type FormEvent, useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { parseRepositoryName } from "@/lib/client/github/repository-name";
import { useFindRepository } from "@/lib/client/github/use-find-repository";
import type { Integration } from "@/lib/contract/schemas/github";
import { FindRepositoryResult } from "./find-repository-result";

/** Tells which of the person's installations holds a repository. */
export function FindRepository({ installations }: { installations: readonly Integration[] }) {
  const [text, setText] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const find = useFindRepository();

  function submit(event: FormEvent) {
    event.preventDefault();
    const fullName = parseRepositoryName(text);
    setIsWrong(fullName === null);
    if (fullName && !find.isPending) find.mutate({ fullName, installations });
  }

  return (
    <Form onSubmit={submit} className="mt-3 ps-5">
      <div className="flex flex-col items-start gap-2 sm:flex-row">
        <Field
          label="Repository"
          className="w-full min-w-0 sm:flex-1"
          reserve={false}
          error={isWrong ? "Write it as owner/name, or paste its address" : undefined}
        >
          <Input
            value={text}
            placeholder="owner/name"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => {
              setText(event.target.value);
              setIsWrong(false);
            }}
          />
        </Field>
        <Button type="submit" pending={find.isPending} pendingLabel="Looking" className="sm:mt-6.5">
          Find
        </Button>
      </div>
      <div aria-live="polite" className="mt-1">
        {find.data && !find.isPending && !isWrong && <FindRepositoryResult result={find.data} />}
      </div>
      {find.error && <ErrorNotice title="It could not be looked up" error={find.error} className="mt-2" />}
    </Form>
  );
}

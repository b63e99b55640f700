interface NotSeeingItProps {
  /** Where the mail went, if this browser may know. */
  address: string | null;
}

/** What is worth a look before another mail. */
export function NotSeeingIt({ address }: NotSeeingItProps) {
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer rounded-sm leading-6 font-medium text-accent-text underline decoration-accent-text/35 underline-offset-3 hover:decoration-current">
        Not seeing it?
      </summary>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-4 text-pretty text-muted marker:text-faint">
        <li>Mail can take a few minutes.</li>
        <li>Look among spam, updates and promotions.</li>
        <li className="wrap-anywhere">
          {address ? `Check the spelling of ${address}.` : "Check that it is the inbox of the right address."}
        </li>
        <li>A work address may hold back mail from senders that it does not know.</li>
      </ul>
    </details>
  );
}

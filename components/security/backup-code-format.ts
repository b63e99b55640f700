/** "abcde-fghj-kmnp": three groups, as the server reads them with or without; other kinds stay as they are. */
export function formatBackupCode(code: string): string {
  const parts = /^([^\s-]{5})([^\s-]{4})([^\s-]{4})$/.exec(code);
  return parts ? parts.slice(1).join("-") : code;
}

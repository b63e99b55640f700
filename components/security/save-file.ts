type File = { name: string; type: string; text: string };

/** Hands a text to the browser's own download, without a server or a URL that stays. */
export function saveFile({ name, type, text }: File): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}

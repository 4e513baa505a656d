/** Copies a text. Frames of another origin and WeChat's browser have no clipboard of the newer kind: there the older command does. */
export async function copyText(text: string, page: Document = document): Promise<boolean> {
  try {
    await page.defaultView?.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, page);
  }
}

function copySelected(text: string, page: Document): boolean {
  const before = page.activeElement as HTMLElement | null;
  const field = Object.assign(page.createElement("textarea"), { value: text, readOnly: true });
  field.className = "unseen";
  // Inside an open dialog: the rest of the page cannot be focused then.
  (page.querySelector("dialog[open]") ?? page.body).append(field);
  field.focus();
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there
  const isCopied = page.execCommand("copy");
  field.remove();
  before?.focus();
  return isCopied;
}

/** Hands a text to the browser as a download. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Not at once: what a click begins may not have read it yet.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

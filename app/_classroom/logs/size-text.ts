/** Bytes as a person reads them: `512 B`, `1.5 KB`, `3.2 MB`; a kilobyte is 1,024. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toLocaleString('en', { maximumFractionDigits: 1 })} ${units[unit]}`;
}

import type { StoredSpan } from '@/lib/telemetry/span.ts';

/**
 * The address that opens this span, with what else the page's own address says. Empty on a server, which draws the page
 * without knowing by what name it is reached: the browser fills it in before anybody can ask for it.
 */
export function linkTo({ spanId }: Pick<StoredSpan, 'spanId'>): string {
  if (typeof window === 'undefined') return '';
  const link = new URL(window.location.href);
  link.searchParams.set('span', spanId);
  return link.href;
}

/** Copies the link to a span, and says so to who cannot see that nothing else happened. */
export function copyLink(span: StoredSpan, say: (words: string) => void): void {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  const copied = clipboard?.writeText(linkTo(span)) ?? Promise.reject(new Error('There is no clipboard here.'));
  copied.then(
    () => say('The link to this span is copied.'),
    () => say('The link could not be copied: the browser keeps its clipboard to itself here.'),
  );
}

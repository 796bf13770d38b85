import type { Problem } from '@/lib/telemetry/problem.ts';

const unreachable: Problem = {
  code: 'classroom/unreachable',
  message: 'The classroom did not answer.',
  hint: 'See whether it still runs in its terminal, then try again.',
};

const nameIn = (disposition: string | null): string => /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? 'journal';

/** Has the browser save a file of the classroom, under the name that it came with. The problems, or none. */
export async function saveFile(path: string): Promise<Problem[]> {
  try {
    const response = await fetch(path, { cache: 'no-store' });
    if (!response.ok) return ((await response.json()) as { problems?: Problem[] }).problems ?? [unreachable];
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = nameIn(response.headers.get('content-disposition'));
    link.click();
    // Not at once: what a click begins may not have read it yet.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return [];
  } catch {
    return [unreachable];
  }
}

import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

/** What somebody wrote, as a line that can only be shown, without what looks like a secret. */
export const lineOf = (text: string): string => printable(maskedText(text), 1000);

'use client';
import { useMemo, useState } from 'react';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { outline } from '@/lib/waterfall/outline.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import { CopyButton } from '../copy-button.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';

interface Props {
  spans: StoredSpan[];
  syntheticRoots?: readonly string[];
}

/** The trace as text: what the checker compares and the command line prints, but for what looks like a secret. */
export function TraceOutline({ spans, syntheticRoots }: Props) {
  const [revealed, setRevealed] = useState(false);
  const { sent, masked, hidden } = useMemo(() => {
    const tree = growTree(spans, syntheticRoots === undefined ? {} : { syntheticRoots });
    const names = { sent: outline(tree, { longest: LONGEST }), masked: outline(tree, { longest: LONGEST, shown }) };
    return { ...names, hidden: differing(names.sent, names.masked) };
  }, [spans, syntheticRoots]);
  const text = revealed ? sent : masked;
  return (
    <>
      <HiddenValues count={hidden} revealed={revealed} onReveal={setRevealed} />
      <CodeFrame name="Trace outline" tools={<CopyButton text={text} of="the outline" />}>
        <pre>{text === '' ? '(nothing has arrived)' : text}</pre>
      </CodeFrame>
    </>
  );
}

const LONGEST = 2000;
const shown = (name: string): string => asHidden('', name);

/** In how many lines something is hidden. */
function differing(sent: string, masked: string): number {
  if (sent === masked) return 0;
  const lines = masked.split('\n');
  return sent.split('\n').filter((line, index) => line !== lines[index]).length;
}

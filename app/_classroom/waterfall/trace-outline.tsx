'use client';
import { useMemo } from 'react';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { outline } from '@/lib/waterfall/outline.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import { CopyButton } from '../copy-button.tsx';

interface Props {
  spans: StoredSpan[];
  syntheticRoots?: readonly string[];
}

/** The trace as text: what the checker compares and the command line prints. */
export function TraceOutline({ spans, syntheticRoots }: Props) {
  const text = useMemo(
    () => outline(growTree(spans, syntheticRoots === undefined ? {} : { syntheticRoots }), { longest: 2000 }),
    [spans, syntheticRoots],
  );
  return (
    <CodeFrame name="Trace outline" tools={<CopyButton text={text} of="the outline" />}>
      <pre>{text === '' ? '(nothing has arrived)' : text}</pre>
    </CodeFrame>
  );
}

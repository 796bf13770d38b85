'use client';
import { useRef, useState } from 'react';
import { ask } from '../feed/ask.ts';
import type { SeenValue } from './value-choices.ts';

interface Seen {
  seen: readonly SeenValue[];
  /** Asks for them, where nobody has yet. */
  look: () => void;
}

const none: readonly SeenValue[] = [];

/** The values that a column had lately, asked for when somebody is about to choose one, and not before. */
export function useSeenValues(column: string): Seen {
  const [known, setKnown] = useState<{ column: string; values: readonly SeenValue[] }>();
  const asked = useRef<string>(undefined);
  const look = (): void => {
    if (column === '' || asked.current === column) return;
    asked.current = column;
    void ask<{ values: SeenValue[] }>(`/classroom/columns?of=${encodeURIComponent(column)}`).then((answer) => {
      if (answer.ok) setKnown({ column, values: answer.body.values });
    });
  };
  return { seen: known?.column === column ? known.values : none, look };
}

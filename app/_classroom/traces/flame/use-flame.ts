'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { flameMove } from '@/lib/flame/flame-keys.ts';
import type { Flame, Frame } from '@/lib/flame/flame.ts';
import { layFlame, type FlameLayout } from '@/lib/flame/lay-flame.ts';

/** What the reader did to a flame graph. */
export interface FlameReading {
  layout: FlameLayout;
  /** The frame that is looked at, or the whole. */
  focused: Frame | undefined;
  zoomed: Frame | undefined;
  zoomOut: () => void;
  chart: {
    ref: RefObject<HTMLDivElement | null>;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onClick: (event: MouseEvent<HTMLElement>) => void;
  };
}

const keyOf = (target: EventTarget): string | undefined =>
  (target as Element).closest<HTMLElement>('[data-frame]')?.dataset['frame'];

export function useFlame(flame: Flame): FlameReading {
  const ref = useRef<HTMLDivElement>(null);
  const [zoomed, setZoomed] = useState<string>();
  const [focus, setFocus] = useState<{ key: string | undefined; moves: number }>({ key: undefined, moves: 0 });
  const layout = useMemo(() => layFlame(flame, { zoomed }), [flame, zoomed]);
  const above = zoomed === undefined ? undefined : flame.frames.get(zoomed)?.parent?.key;

  /** Zooms, and keeps the keyboard where it was: on what is zoomed into, or was. */
  const zoom = (key: string | undefined, on: string | undefined): void => {
    setZoomed(key);
    setFocus(({ moves }) => ({ key: on, moves: moves + 1 }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = flameMove(layout.drawn, keyOf(event.target) ?? focus.key, event.key);
    // Where nothing is zoomed into, Escape may mean something to the page.
    if (move === null || (move.does === 'zoom-out' && zoomed === undefined)) return;
    event.preventDefault();
    if (move.does === 'zoom-out') zoom(above, zoomed);
    else if (move.does === 'zoom') zoom(move.key, move.key);
    else setFocus(({ moves }) => ({ key: move.key, moves: moves + 1 }));
  };

  useEffect(() => {
    if (focus.moves === 0 || focus.key === undefined) return;
    ref.current?.querySelector<HTMLElement>(`[data-frame="${CSS.escape(focus.key)}"]`)?.focus();
  }, [focus]);

  return {
    layout,
    focused: focus.key === undefined ? undefined : flame.frames.get(focus.key),
    zoomed: zoomed === undefined ? undefined : flame.frames.get(zoomed),
    zoomOut: () => zoom(undefined, zoomed),
    chart: {
      ref,
      onKeyDown,
      onClick: (event) => {
        const key = keyOf(event.target);
        if (key !== undefined) zoom(key, key);
      },
    },
  };
}

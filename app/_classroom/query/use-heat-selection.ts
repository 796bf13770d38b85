'use client';
import {
  useState,
  type Dispatch,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type SetStateAction,
} from 'react';
import { cellAfter, cellAt, type Cell, type Grid } from './heatmap-cells.ts';

/** Squares that are being chosen, from one corner to the other; `done` when the pointer has let go. */
export interface HeatSelection {
  anchor: Cell;
  head: Cell;
  done: boolean;
}

interface Wants {
  /** What is chosen in: another picture has other squares. */
  of: unknown;
  grid: Grid;
  /** Where the keyboard stands. */
  at: Cell;
  onMove: (cell: Cell) => void;
  /** A selection was finished. */
  onDone: (selection: HeatSelection) => void;
  /** It was finished by letting go of the pointer. */
  onDropped: () => void;
  /** A single square was pressed. */
  onPress: (cell: Cell) => void;
  /** Enter on what is selected. */
  onEnter: () => void;
  onEscape: () => void;
}

type Pointed = PointerEvent<HTMLButtonElement>;

export interface SelectionHandlers {
  onPointerDown: (event: Pointed) => void;
  onPointerMove: (event: Pointed) => void;
  onPointerUp: (event: Pointed) => void;
  onPointerCancel: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

export interface Selecting {
  selection: HeatSelection | null;
  clear: () => void;
  handlers: SelectionHandlers;
}

const same = (one: Cell, other: Cell): boolean => one.column === other.column && one.row === other.row;

function under(grid: Grid, event: MouseEvent<HTMLButtonElement>): Cell {
  const box = event.currentTarget.getBoundingClientRect();
  return cellAt(grid, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
}

interface Held {
  selection: HeatSelection | null;
  setSelection: Dispatch<SetStateAction<HeatSelection | null>>;
}

/** Choosing squares of a heatmap: by dragging, or by Shift and the arrow keys. */
export function useHeatSelection(wants: Wants): Selecting {
  const [selection, setSelection] = useState<HeatSelection | null>(null);
  const [chosenIn, setChosenIn] = useState(wants.of);
  if (chosenIn !== wants.of) {
    setChosenIn(wants.of);
    setSelection(null);
  }
  const held = { selection, setSelection };
  const clear = (): void => setSelection(null);
  const handlers = { ...byPointer(wants, held), ...byKeys(wants, held), onPointerCancel: clear };
  return { selection, clear, handlers };
}

const byPointer = ({ grid, onMove, onDone, onDropped }: Wants, { selection, setSelection }: Held) => ({
  onPointerDown: (event: Pointed): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const cell = under(grid, event);
    setSelection({ anchor: cell, head: cell, done: false });
  },
  onPointerMove: (event: Pointed): void => {
    const head = under(grid, event);
    onMove(head);
    setSelection((before) => (before === null || before.done ? before : { ...before, head }));
  },
  onPointerUp: (event: Pointed): void => {
    if (selection === null || selection.done) return;
    const finished = { ...selection, head: under(grid, event), done: true };
    const isPress = same(finished.anchor, finished.head);
    setSelection(isPress ? null : finished);
    if (isPress) return;
    onDone(finished);
    onDropped();
  },
});

const byKeys = (
  { grid, at, onMove, onDone, onPress, onEnter, onEscape }: Wants,
  { selection, setSelection }: Held,
) => ({
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key === 'Escape') return onEscape();
    const head = cellAfter(grid, at, event.key);
    if (head === null) return;
    event.preventDefault();
    onMove(head);
    if (!event.shiftKey) return setSelection(null);
    const wider = { anchor: selection?.anchor ?? at, head, done: true };
    setSelection(wider);
    onDone(wider);
  },
  onClick: (event: MouseEvent<HTMLButtonElement>): void => {
    // Enter and space click too, and have no place of their own.
    if (event.detail === 0) return selection === null ? onPress(at) : onEnter();
    // What was dragged is chosen already.
    if (selection === null) onPress(under(grid, event));
  },
});

'use client';
import type { RefObject } from 'react';
import { commandFor } from '@/lib/waterfall/shortcuts.ts';
import { useKeys } from '../use-keys.ts';
import { obey, type Beside } from './trace-commands.ts';
import type { Desk } from './use-desk.ts';

/** Listens for the keys of a trace, wherever within `keysOf` the keyboard is, but where one types. */
export function useCommands(keysOf: RefObject<HTMLElement | null>, desk: Desk, beside: Beside): void {
  useKeys((event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const found = commandFor(event.key);
    if (found === null) return;
    event.preventDefault();
    // A key that has nothing to do says why; any other takes such words away.
    beside.say(obey(found.command, { desk, beside, levels: found.levels ?? 0 }) ?? '');
  }, keysOf);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;

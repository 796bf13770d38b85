'use client';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { choiceFor, listKey } from './combobox-choices.ts';
import type { Choice, Offer } from './combobox-choices.ts';
import { matching } from './matching.ts';

export interface Asked {
  /** All there are, to be narrowed by what is typed; or whatever suits what is typed. */
  choices: readonly Choice[] | Offer;
  /** The text that stands in it. Without one, it is emptied after each pick, to take the next. */
  value?: string;
  /** Every change of the text; only where it has a value of its own. */
  onType?: (text: string) => void;
  /** A choice, or Enter on a text that no choice suits. */
  onPick: (text: string) => void;
  /** Any text may stand here, as a value may: Enter takes it as it was typed, and a choice only once it is marked. */
  anyText?: boolean;
  /** Why a text cannot be taken; nothing where it can. One that cannot stays where it is, with these words. */
  refusal?: (text: string) => string | undefined;
}

export interface Combo {
  text: string;
  shown: Choice[];
  /** Which of `shown` Enter takes; -1 for none. */
  marked: number;
  /** Why the text was not taken; nothing once it is changed. */
  refused: string | undefined;
  open: () => void;
  leave: () => void;
  type: (text: string) => void;
  pick: (choice: Choice) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

interface List {
  open: boolean;
  /** Where the arrow keys went; -1 while they went nowhere. */
  marked: number;
}

const closed: List = { open: false, marked: -1 };

/** What a text with suggestions remembers: what is being typed, whether its list is open, and where the mark is. */
export function useCombobox({ choices, value, onType, onPick, anyText = false, refusal }: Asked): Combo {
  const [draft, setDraft] = useState<string>();
  const [list, setList] = useState(closed);
  const [refused, setRefused] = useState<string>();
  const text = draft ?? value ?? '';
  // A value that stands there already narrows nothing: all choices are shown until something is typed.
  const typed = draft ?? '';
  const suiting = (): Choice[] => (typeof choices === 'function' ? choices(typed, text) : matching(choices, typed));
  const shown = list.open ? suiting() : [];
  const marked = list.marked < 0 && !anyText ? choiceFor(shown, typed) : list.marked;

  const type = (now: string): void => {
    setDraft(now);
    setRefused(undefined);
    setList({ open: true, marked: -1 });
    onType?.(now);
  };
  const pick = (picked: Choice): void => {
    if (picked.goesOn === true) return type(picked.value);
    setList(closed);
    const why = refusal?.(picked.value);
    setRefused(why);
    if (why !== undefined) return undefined;
    setDraft(undefined);
    return onPick(picked.value);
  };
  const does = (key: string): boolean => {
    const lead = listKey(key, marked, shown.length);
    const picked = shown[marked] ?? { value: text.trim() };
    if (lead === null || (lead === 'pick' && picked.value === '')) return false;
    if (lead === 'pick') pick(picked);
    else setList(lead === 'close' ? closed : { open: true, marked: lead });
    return true;
  };
  const leave = (): void => {
    // What was refused stays with the words that say why.
    if (refused === undefined) setDraft(undefined);
    setList(closed);
  };
  const open = (): void => setList((before) => ({ ...before, open: true }));
  return { text, shown, marked, refused, open, leave, type, pick, onKeyDown: (event) => press(event, does) };
}

/** A key that the list has a use for is nobody else's. */
function press(event: KeyboardEvent, does: (key: string) => boolean): void {
  if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (does(event.key)) event.preventDefault();
}

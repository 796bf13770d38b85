import { describe, expect, it } from 'vitest';
import { commandFor, commands, keyGroups } from './shortcuts.ts';

const listed = keyGroups.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys));

describe('the keys of a trace', () => {
  it('reach every command', () => {
    const pressed = [...'123456789'.split(''), ...listed, '-'].flatMap((key) => commandFor(key)?.command ?? []);
    expect(new Set(pressed)).toEqual(new Set(commands));
  });

  it('say how many levels a digit shows', () => expect(commandFor('4')).toEqual({ command: 'levels', levels: 4 }));

  it('leave all others to the browser', () => {
    for (const key of ['a', 'Tab', 'F5', 'constructor', 'ArrowDown', '']) expect(commandFor(key)).toBeNull();
  });

  it('stand in the list once each', () => expect(new Set(listed).size).toBe(listed.length));
});

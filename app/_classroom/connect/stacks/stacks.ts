import { collector, curl } from './by-hand.ts';
import { dotnet, go, java } from './compiled.ts';
import { next, node } from './javascript.ts';
import { flask } from './python.ts';
import type { Stack } from './stack.ts';

/** Every stack that the connect page has settings for; the notes' own first. Adding one: its definition, and its place here. */
export const stacks: readonly Stack[] = [flask, node, next, java, go, dotnet, collector, curl];

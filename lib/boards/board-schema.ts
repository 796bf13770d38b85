import { z } from 'zod';
import { ALL_DATASETS } from '../query/plan.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import { MOST_NOTE_CHARACTERS, MOST_PANELS, MOST_TITLE_CHARACTERS, shownAs, widths } from './board.ts';
import type { BoardContent, NewPanel, Panel } from './board.ts';

/** Judged by the query language, which says more than a schema can. */
const spec = z.custom<QuerySpecInput>((value) => value !== undefined, 'a panel needs a query');
const dataset = z.string().min(1).max(256).default(ALL_DATASETS);
const width = z.enum(widths, 'a panel is “half” or “full” wide').default('half');

export const nameSchema = z
  .string('a board needs a name')
  .trim()
  .min(1, 'a board needs a name')
  .max(80, 'a name has at most 80 characters');

export const descriptionSchema = z.string().trim().max(1000, 'a description has at most 1000 characters').default('');

export const titleSchema = z
  .string()
  .trim()
  .max(MOST_TITLE_CHARACTERS, `a title has at most ${MOST_TITLE_CHARACTERS} characters`)
  .default('');

export const contentSchema = z
  .string('a note needs its text')
  .trim()
  .min(1, 'a note needs its text')
  .max(MOST_NOTE_CHARACTERS, `a note has at most ${MOST_NOTE_CHARACTERS} characters`);

const asksSchema = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('saved'),
    queryId: z.string().min(1).max(64),
    copy: z
      .strictObject({ name: z.string().max(80), spec, dataset })
      .nullable()
      .default(null),
  }),
  z.strictObject({ from: z.literal('panel'), spec, dataset }),
]);

const queryPanel = z.strictObject({
  type: z.literal('query'),
  title: titleSchema,
  shown: z.enum(shownAs, `a panel is shown as one of ${shownAs.join(', ')}`).default('chart'),
  width,
  asks: asksSchema,
});
const textPanel = z.strictObject({ type: z.literal('text'), content: contentSchema, width });

export const newPanelSchema: z.ZodType<NewPanel> = z.discriminatedUnion('type', [queryPanel, textPanel]);

const id = { id: z.string().regex(/^[a-z0-9]{1,12}$/, 'a panel’s id is a letter and a number: p1') };
const panelSchema: z.ZodType<Panel> = z.discriminatedUnion('type', [queryPanel.extend(id), textPanel.extend(id)]);

const panelsSchema = z
  .array(panelSchema)
  .max(MOST_PANELS, `a board has at most ${MOST_PANELS} panels`)
  .refine((panels) => new Set(panels.map((panel) => panel.id)).size === panels.length, 'two panels have the same id');

const content = { name: nameSchema, description: descriptionSchema, panels: panelsSchema.default([]) };

/** A new board; with an id, one that was deleted comes back under the address it had. */
export const newBoardSchema: z.ZodType<BoardContent & { id?: string | undefined }> = z.strictObject({
  ...content,
  id: z.uuid().optional(),
});

/** All of a board anew, by somebody who knew its newest revision. */
export const boardChangeSchema: z.ZodType<BoardContent & { revision: number }> = z.strictObject({
  ...content,
  revision: z.number().int().min(0),
});

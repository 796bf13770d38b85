import { z } from 'zod';
import { MOST_SAVED_QUERIES, queryToSaveSchema } from '../query/saved-query.ts';
import { contentSchema, descriptionSchema, nameSchema, titleSchema } from './board-schema.ts';
import { MOST_BOARDS, MOST_PANELS } from './board.ts';
import { BOARD_FILE } from './board-file.ts';

/**
 * A place on a grid of twelve columns, as in Honeycomb's flexible boards
 * (https://docs.honeycomb.io/api/boards/create-a-board).
 */
const positionSchema = z.object({
  x_coordinate: z.number().min(0).max(12).default(0),
  y_coordinate: z.number().min(0).max(100_000).default(0),
  width: z.number().min(0).max(12).default(6),
});

const chartsSchema = z.object({ charts: z.array(z.object({ chart_type: z.string().max(40).optional() })).optional() });

const queryPanelSchema = z.object({
  type: z.literal('query'),
  position: positionSchema.optional(),
  query_panel: z.object({
    caption: titleSchema,
    /** A query of this file. */
    query_id: z.string().min(1).max(64).optional(),
    /** Or one of the panel's own. */
    query: z.unknown().optional(),
    dataset: z.string().min(1).max(256).optional(),
    query_style: z.enum(['graph', 'table', 'combo'], 'a query_style is one of graph, table and combo').default('graph'),
    visualization_settings: chartsSchema.optional(),
  }),
});

const textPanelSchema = z.object({
  type: z.literal('text'),
  position: positionSchema.optional(),
  text_panel: z.object({ content: contentSchema }),
});

const panelSchema = z.discriminatedUnion('type', [queryPanelSchema, textPanelSchema], {
  error: () => 'a panel here is of type “query” or “text”',
});

/** Boards as a file, with the saved queries that they use. Fields of a panel that mean nothing here are passed over. */
export const boardFileSchema = z.object({
  schema: z.literal(BOARD_FILE),
  boards: z
    .array(
      z.object({
        name: nameSchema,
        description: descriptionSchema,
        panels: z.array(panelSchema).max(MOST_PANELS, `a board has at most ${MOST_PANELS} panels`).default([]),
      }),
    )
    .min(1, 'the file holds no boards')
    .max(MOST_BOARDS, `a workspace keeps at most ${MOST_BOARDS} boards`),
  queries: z
    .array(queryToSaveSchema.extend({ id: z.string().min(1).max(64) }))
    .max(MOST_SAVED_QUERIES, `a workspace keeps at most ${MOST_SAVED_QUERIES} saved queries`)
    .default([]),
});

export type BoardFile = z.infer<typeof boardFileSchema>;
export type FiledPanel = BoardFile['boards'][number]['panels'][number];
export type FiledQueryPanel = Extract<FiledPanel, { type: 'query' }>;

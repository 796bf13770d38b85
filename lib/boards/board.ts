import type { QuerySpecInput } from '../query/spec.ts';

/** More than anybody looks at; a page lists them all. */
export const MOST_BOARDS = 50;
/** Each panel of a query is asked whenever its board is looked at. */
export const MOST_PANELS = 40;
export const MOST_NOTE_CHARACTERS = 4000;
export const MOST_TITLE_CHARACTERS = 120;

/** How a panel shows what its query answers. `both`: the charts, and the table below them. */
export const shownAs = ['chart', 'heatmap', 'table', 'number', 'both'] as const;
export type ShownAs = (typeof shownAs)[number];

export const widths = ['half', 'full'] as const;
export type PanelWidth = (typeof widths)[number];

/** A query and what it is asked of: a service's name, or all of them. */
export interface Question {
  spec: QuerySpecInput;
  dataset: string;
}

/** What a panel asks: a saved query, whatever that becomes, or a question of its own. */
export type Asks =
  | {
      from: 'saved';
      queryId: string;
      /** The saved query as it was when it was deleted; null as long as it was not. */
      copy: (Question & { name: string }) | null;
    }
  | ({ from: 'panel' } & Question);

interface Placed {
  /** One of a kind on its board. */
  id: string;
  width: PanelWidth;
}

export interface QueryPanel extends Placed {
  type: 'query';
  /** Empty: the name of its saved query. */
  title: string;
  shown: ShownAs;
  asks: Asks;
}

/** A note between the panels, in the few marks that `note.ts` knows. */
export interface TextPanel extends Placed {
  type: 'text';
  content: string;
}

export type Panel = QueryPanel | TextPanel;
/** A panel that has no place on a board yet. */
export type NewPanel = Omit<QueryPanel, 'id'> | Omit<TextPanel, 'id'>;

/** Questions that are looked at together, in the order of their panels. */
export interface Board {
  id: string;
  name: string;
  /** Empty where there is none. */
  description: string;
  panels: Panel[];
  /** Counts its changes, so that two pages do not undo each other's. */
  revision: number;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
}

/** A board as somebody wants it kept. */
export type BoardContent = Pick<Board, 'name' | 'description' | 'panels'>;

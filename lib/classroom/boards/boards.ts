import { randomUUID } from 'node:crypto';
import { MOST_BOARDS, MOST_PANELS, type Board, type BoardContent, type NewPanel } from '../../boards/board.ts';
import { withPanel } from '../../boards/panels.ts';
import type { FiledBoards } from '../../boards/read-board-file.ts';
import { freeName, sameName } from '../../query/free-name.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { SavedQueries } from '../saved-queries/saved-queries.ts';
import { withCopyOf, withIds } from './kept-panels.ts';
import { changedMeanwhile, fullBoard, fullWall, nameTaken } from './problems.ts';
import { readPanel, readPanels } from './read-panels.ts';

const BOARDS = 'boards';

export type Saving = { saved: Board } | { problems: Problem[] };

/** What came of a file: the boards as they are kept now, and how many saved queries came along with them. */
export interface BroughtBoards {
  saved: Board[];
  queries: number;
}

/** The boards that a workspace keeps. A name stands once, whatever its case. */
export class Boards {
  /** Saving is one at a time, or two wishes for one name would both be fulfilled. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly documents: DocumentStore,
    private readonly savedQueries: Pick<SavedQueries, 'bring'>,
  ) {}

  /** By name. */
  async list(workspace: string): Promise<Board[]> {
    const documents = await this.documents.list(workspace, BOARDS);
    return documents
      .map(({ body }) => body as Board)
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  }

  /** Null where there is none of this id. */
  async get(workspace: string, id: string): Promise<Board | null> {
    return ((await this.documents.get(workspace, BOARDS, id)) as Board | undefined) ?? null;
  }

  /** Keeps a new one. `id` brings a deleted one back; one that is in use is replaced by a fresh one. */
  save(workspace: string, wanted: BoardContent & { id?: string | undefined }, now: number): Promise<Saving> {
    return this.#inTurn(async () => {
      const all = await this.list(workspace);
      if (all.length >= MOST_BOARDS) return { problems: [fullWall] };
      const taken = all.find(({ name }) => sameName(name, wanted.name));
      if (taken !== undefined) return { problems: [nameTaken(taken.name)] };
      const read = readPanels(wanted.panels);
      if ('problems' in read) return read;
      const isFree = wanted.id !== undefined && !all.some(({ id }) => id === wanted.id);
      const board = fresh({ ...wanted, panels: read.ok }, now);
      return this.#put(workspace, isFree && wanted.id !== undefined ? { ...board, id: wanted.id } : board);
    });
  }

  /** Changes all of a board, by somebody who knew its newest revision; null where there is none of this id. */
  change(
    workspace: string,
    id: string,
    wanted: BoardContent & { revision: number },
    now: number,
  ): Promise<Saving | null> {
    return this.#inTurn(async () => {
      const all = await this.list(workspace);
      const before = all.find((board) => board.id === id);
      if (before === undefined) return null;
      if (before.revision !== wanted.revision) return { problems: [changedMeanwhile] };
      const other = all.find((board) => board.id !== id && sameName(board.name, wanted.name));
      if (other !== undefined) return { problems: [nameTaken(other.name)] };
      const read = readPanels(wanted.panels);
      if ('problems' in read) return read;
      const { name, description } = wanted;
      return this.#put(workspace, next({ ...before, name, description, panels: read.ok }, now));
    });
  }

  /** Puts a panel at the end of a board; null where there is no such board. */
  addPanel(workspace: string, id: string, panel: NewPanel, now: number): Promise<Saving | null> {
    return this.#inTurn(async () => {
      const board = await this.get(workspace, id);
      if (board === null) return null;
      if (board.panels.length >= MOST_PANELS) return { problems: [fullBoard] };
      const read = readPanel(panel, []);
      if ('problems' in read) return read;
      return this.#put(workspace, next({ ...board, panels: withPanel(board.panels, read.ok) }, now));
    });
  }

  /** Deletes one, and gives it back to whoever wants to undo that; null where there is none of this id. */
  remove(workspace: string, id: string): Promise<Board | null> {
    return this.#inTurn(async () => {
      const board = await this.get(workspace, id);
      if (board !== null) await this.documents.remove(workspace, BOARDS, id);
      return board;
    });
  }

  /**
   * Takes a file in, all of it or nothing, as new boards: what is there stays as it is, and a name that is taken gets a
   * number. Its saved queries come along, unless the workspace has the same under the same name.
   */
  async bring(workspace: string, file: FiledBoards, now: number): Promise<BroughtBoards | { problems: Problem[] }> {
    const before = await this.list(workspace);
    if (before.length + file.boards.length > MOST_BOARDS) return { problems: [fullWall] };
    // Not in turn: a saved query is deleted in a turn of its own, which has its copies taken in one of ours.
    const brought = await this.savedQueries.bring(workspace, file.queries, now);
    if ('problems' in brought) return brought;
    const ids = new Map(file.queries.map(({ id }, index) => [id, brought.ids[index] ?? id]));
    return this.#inTurn(async () => {
      const known = await this.list(workspace);
      const saved: Board[] = [];
      for (const { name, description, panels } of file.boards) {
        const content = { name: freeName(name, [...known, ...saved]), description, panels: withIds(panels, ids) };
        saved.push(fresh(content, now));
      }
      for (const board of saved) await this.#put(workspace, board);
      return { saved, queries: brought.saved.length };
    });
  }

  /** A saved query is about to be deleted: the panels that ask it keep a copy. */
  keepCopies(workspace: string, query: SavedQuery): Promise<void> {
    return this.#inTurn(async () => {
      for (const board of await this.list(workspace)) {
        const panels = withCopyOf(board.panels, query);
        if (panels !== null) await this.documents.put(workspace, BOARDS, board.id, { ...board, panels });
      }
    });
  }

  async #put(workspace: string, saved: Board): Promise<{ saved: Board }> {
    await this.documents.put(workspace, BOARDS, saved.id, saved);
    return { saved };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const fresh = ({ name, description, panels }: BoardContent, now: number): Board => ({
  id: randomUUID(),
  name,
  description,
  panels,
  revision: 0,
  createdAt: now,
  updatedAt: now,
});

const next = (board: Board, now: number): Board => ({ ...board, revision: board.revision + 1, updatedAt: now });

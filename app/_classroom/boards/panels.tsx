'use client';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Board, Panel } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { AddPanel } from './add-panel.tsx';
import styles from './panels.module.css';
import { NoteText } from './note-text.tsx';
import { PanelCard } from './panel-card.tsx';
import { added, changed, moved, removed } from './panel-edits.ts';
import { PanelForm } from './panel-form.tsx';
import { PanelBar } from './panel-bar.tsx';
import { nameOf } from './panel-words.ts';
import type { BoardDesk } from './use-board.ts';

/** How the panels are looked at. */
interface Look {
  /** One time for all panels, the last so many seconds; null: each has its own. */
  seconds: number | null;
  /** Grows whenever it is time to ask again. */
  version: number;
}

interface Props extends Look {
  desk: BoardDesk;
  board: Board;
  editing: boolean;
}

/** Not the id of a panel. */
const NEW = '';

/** The panels of a board, in their order; while it is edited, with what changes them. */
export function Panels({ desk, board: { panels }, editing, ...look }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  /** Gives the keyboard to a tool, once the page is drawn with what was done. */
  const thenTo: ThenTo = (tool, id, done) => {
    flushSync(done);
    slotOf(grid.current, id)?.querySelector<HTMLElement>(`[data-tool="${tool}"]`)?.focus();
  };
  const close: Close = (id, done) =>
    thenTo('edit', id, () => {
      done?.();
      setOpen(null);
    });
  return (
    <div ref={grid} className={styles.panels}>
      {panels.map((panel, index) => (
        <div key={panel.id} className={styles.slot} data-width={panel.width} data-panel={panel.id}>
          {editing ? (
            <Change
              slot={{ panel, place: index + 1, of: panels.length, name: nameOf(panel, desk.queries) }}
              desk={desk}
              thenTo={thenTo}
              onOpen={open === panel.id ? null : () => setOpen(panel.id)}
              onClose={close}
            />
          ) : null}
          {editing && open === panel.id ? null : <Content panel={panel} queries={desk.queries} look={look} />}
        </div>
      ))}
      {editing ? (
        <AddPanel
          open={open === NEW}
          count={panels.length}
          queries={desk.queries}
          onOpen={() => setOpen(NEW)}
          onClose={(panel) => close(NEW, () => panel && desk.edit(...added(panel)))}
        />
      ) : null}
    </div>
  );
}

const slotOf = (grid: Element | null, id: string): Element | undefined =>
  [...(grid?.children ?? [])].find((child) => child.getAttribute('data-panel') === id);

type ThenTo = (tool: 'up' | 'down' | 'edit', id: string, done: () => void) => void;
type Close = (id: string, done?: () => void) => void;

interface ChangeProps {
  slot: { panel: Panel; place: number; of: number; name: string };
  desk: BoardDesk;
  thenTo: ThenTo;
  /** Opens the panel's form; null where it is open. */
  onOpen: (() => void) | null;
  onClose: Close;
}

/** What changes a panel: its bar, or the form in its place. */
function Change({ slot: { panel, place, of, name }, desk, thenTo, onOpen, onClose }: ChangeProps) {
  if (onOpen === null) {
    return (
      <PanelForm
        label={`Change ${name}`}
        panel={panel}
        queries={desk.queries}
        onCancel={() => onClose(panel.id)}
        onSave={(to) => onClose(panel.id, () => desk.edit(...changed(panel.id, to, name)))}
      />
    );
  }
  const move = (by: -1 | 1): void =>
    thenTo(by < 0 ? 'up' : 'down', panel.id, () => desk.edit(...moved(panel.id, place - 1 + by, name)));
  return (
    <PanelBar
      name={name}
      place={place}
      of={of}
      onMove={move}
      onEdit={onOpen}
      onRemove={() => desk.edit(...removed(panel, place - 1, name))}
    />
  );
}

function Content({ panel, queries, look }: { panel: Panel; queries: readonly SavedQuery[]; look: Look }) {
  if (panel.type === 'text') return <NoteText content={panel.content} />;
  return <PanelCard panel={panel} queries={queries} {...look} />;
}

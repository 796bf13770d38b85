'use client';
import { useState } from 'react';
import type { RefObject } from 'react';
import { TraceSummary } from '@/app/_ui/waterfall/trace-summary.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { notAnnotated, type Annotated, type TimeMark } from '@/lib/waterfall/row-note.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { AbsentColumns } from './absent-columns.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { KeyList } from './key-list.tsx';
import { LooseLane } from './loose-lane.tsx';
import { OddityList } from './oddity-list.tsx';
import { PathNote } from './path-note.tsx';
import { SpanGrid } from './span-grid.tsx';
import { TraceMinimap } from './trace-minimap.tsx';
import { WaterfallFrame } from './waterfall-frame.tsx';
import { useCommands } from './use-commands.ts';
import type { Desk } from './use-desk.ts';
import { WaterfallTools } from './waterfall-tools.tsx';

/** What a page that gives a trace its room adds: tools above the rows, and keys. */
export interface ToolProps {
  /** Wherever in it the keyboard is, the keys are heard. */
  keysOf: RefObject<HTMLElement | null>;
  searchRef: RefObject<HTMLInputElement | null>;
  focusFieldSearch: () => void;
  copyLink: (span: StoredSpan) => void;
  /** Tells whoever pressed a key. */
  say: (words: string) => void;
  columns: readonly string[];
  onColumns: (columns: string[]) => void;
}

interface LiveWaterfallProps {
  desk: Desk;
  /** In any order, of one trace or a few; give a new array when more arrive. */
  spans: StoredSpan[];
  selectedSpanId?: string | undefined;
  /** Names the region; needed where a page shows several. */
  label?: string;
  /** More spans may still arrive. */
  waiting?: boolean;
  /** What stands there while nothing has arrived. */
  emptyText?: string | undefined;
  /** A CSS length; the rows scroll within it. */
  mostHeight?: string | undefined;
  /** What some rows are that are no spans, and the logs and errors on their axis. */
  annotated?: Annotated;
  /** A log or an error was chosen. */
  onMark?: (mark: TimeMark) => void;
  /** Left out where there is no room for tools. */
  tools?: ToolProps | undefined;
}

const noColumns: readonly string[] = [];

/** A trace as it grows: its summary, and its spans as a tree whose rows find their place as they arrive. */
export function LiveWaterfall(props: LiveWaterfallProps) {
  const { desk, spans, waiting = false, annotated = notAnnotated, tools } = props;
  const { tree, failures } = desk.facts;
  const columns = tools?.columns ?? noColumns;
  return (
    <WaterfallFrame label={props.label} columns={columns} mostHeight={props.mostHeight}>
      <TraceSummary
        tree={tree}
        layout={desk.layout}
        failed={failures.failed.length}
        waiting={waiting}
        annotated={annotated}
        asShown={asHidden}
      />
      {tools === undefined || tree.size === 0 ? null : (
        <Tools desk={desk} spans={spans} waiting={waiting} tools={tools} />
      )}
      <LooseLane annotated={annotated} layout={desk.layout} tree={tree} onMark={props.onMark} />
      <SpanGrid
        desk={desk}
        spans={spans}
        waiting={waiting}
        selectedSpanId={props.selectedSpanId}
        emptyText={props.emptyText}
        annotated={annotated}
        onMark={props.onMark}
        columns={columns}
      />
    </WaterfallFrame>
  );
}

interface ToolsProps {
  desk: Desk;
  spans: StoredSpan[];
  waiting: boolean;
  tools: ToolProps;
}

function Tools({ desk, spans, waiting, tools }: ToolsProps) {
  const columns = useColumnPanel(desk);
  const [showsKeys, setShowsKeys] = useState(false);
  useCommands(tools.keysOf, desk, {
    focusSearch: () => tools.searchRef.current?.focus(),
    focusFieldSearch: tools.focusFieldSearch,
    openColumns: columns.toggleByKey,
    openKeys: () => setShowsKeys(true),
    copyLink: ({ span }) => tools.copyLink(span),
    say: tools.say,
  });
  return (
    <>
      <WaterfallTools
        desk={desk}
        searchRef={tools.searchRef}
        isOpen={columns.isOpen}
        onColumns={columns.toggle}
        onKeys={() => setShowsKeys(true)}
      />
      <AbsentColumns spans={spans} columns={tools.columns} onChange={tools.onColumns} />
      {columns.isOpen ? (
        <ColumnChoice
          spans={spans}
          columns={tools.columns}
          onChange={tools.onColumns}
          takesFocus={columns.takesFocus}
          onClose={columns.close}
        />
      ) : null}
      {desk.path === null ? null : <PathNote path={desk.path} desk={desk} />}
      <OddityList desk={desk} waiting={waiting} />
      <TraceMinimap desk={desk} />
      <KeyList open={showsKeys} onClose={() => setShowsKeys(false)} />
    </>
  );
}

/** Where columns are chosen. Opened by a key it takes the keyboard, and gives it back to the rows when it closes. */
function useColumnPanel({ current, grid }: Desk) {
  const [opened, setOpened] = useState<'by pointer' | 'by key' | null>(null);
  const close = (): void => {
    setOpened(null);
    const branch = current ?? grid.rows[0]?.branch;
    if (branch !== undefined) grid.goTo(branch, true);
  };
  return {
    isOpen: opened !== null,
    takesFocus: opened === 'by key',
    toggle: () => setOpened(opened === null ? 'by pointer' : null),
    toggleByKey: () => (opened === null ? setOpened('by key') : close()),
    close,
  };
}

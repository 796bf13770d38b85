import { useId, type ReactNode } from 'react';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import { countOf, OneView, viewTitles } from './one-view.tsx';
import { countsOf, ViewComes, type Coming } from './trace-comes.tsx';
import type { TraceContent } from './trace-content.ts';
import styles from './trace-page.module.css';
import { traceViews, viewNamed, type Looking, type TraceViewName } from './trace-views.ts';

interface Drawn {
  /** null while it is on its way. */
  content: TraceContent | null;
  coming: Coming;
}

interface Props extends Drawn {
  looking: Looking;
  onChoose: (view: TraceViewName) => void;
}

/** One view at a time, and on a wide screen another beside it where one was asked for. */
export function TabbedViews({ looking: { view: open, beside }, onChoose, ...drawn }: Props) {
  // The waterfall stays as it was left; the others are drawn when they are looked at.
  const tabs = traceViews.map((view) => ({
    id: view,
    label: titleOf(view, drawn),
    panel: view === open || view === 'waterfall' ? <View view={view} {...drawn} /> : null,
  }));
  return (
    <SideBySide beside={beside === null || beside === 'all' ? null : <View view={beside} {...drawn} />}>
      <TabbedPanels
        label="Views of this trace"
        tabs={tabs}
        chosen={open}
        onChoose={(view) => onChoose(viewNamed(view) ?? 'waterfall')}
        idBase={useId()}
      />
    </SideBySide>
  );
}

const titleOf = (view: TraceViewName, { content, coming }: Drawn): string =>
  viewTitles[view] + countOf(view, content ? { ...content, spans: content.spans.length } : countsOf(coming));

const View = ({ view, content, coming }: Drawn & { view: TraceViewName }) =>
  content ? <OneView view={view} content={content} /> : <ViewComes view={view} {...coming} />;

function SideBySide({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.sides} data-two={beside !== null || undefined}>
      <div className={styles.side}>{children}</div>
      {beside === null ? null : (
        <aside className={styles.other} aria-label="The view beside it">
          {beside}
        </aside>
      )}
    </div>
  );
}

'use client';
import Link from 'next/link';
import { useId } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import type { LogStreamSummary } from '@/lib/telemetry/log-view.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { InsightsView } from './insights-view.tsx';
import { LinesView } from './lines-view.tsx';
import { logTabs, ranges, rangeWords, type LogAddress, type RangeName } from './log-address.ts';
import styles from './logs.module.css';
import { StreamsView } from './streams-view.tsx';
import { useLogAnswer } from './use-log-answer.ts';

interface Props {
  address: LogAddress & { group: string };
  onGo: (wanted: Partial<LogAddress>) => void;
}

/** One group: its lines, queries over them, its streams. */
export function GroupView({ address, onGo }: Props) {
  const { group } = address;
  const path = `/classroom/logs?group=${encodeURIComponent(group)}`;
  const { body } = useLogAnswer<{ streams: LogStreamSummary[]; exists: boolean }>(path, group);
  if (body?.exists === false) return <NoGroup name={group} />;
  return <Group address={address} onGo={onGo} known={body?.streams} />;
}

/** Nothing was ever sent to a group of this name, or it was deleted. It appears here once a line comes into it. */
const NoGroup = ({ name }: { name: string }) => (
  <EmptyState title={`There is no log group named ${printable(maskedText(name), 200) || '(no name)'}.`}>
    <LinkButton href="/logs">All groups</LinkButton>
  </EmptyState>
);

function Group({ address, onGo, known }: Props & { known: readonly LogStreamSummary[] | undefined }) {
  const { group } = address;
  const idBase = useId();
  const panels = {
    lines: <LinesView address={address} onGo={onGo} />,
    insights: <InsightsView address={address} onGo={onGo} />,
    streams: <StreamsView group={group} streams={known} />,
  };
  const labels = { lines: 'Lines', insights: 'Logs Insights', streams: streamsLabel(known) };
  return (
    <div className={styles.stack}>
      <div className={styles.bar}>
        <h2 className={styles.title}>
          <Link href="/logs">Groups</Link> <span aria-hidden="true">/</span> {printable(maskedText(group), 200)}
        </h2>
        <SelectField
          label="Stream"
          value={address.stream === null ? '*' : `=${address.stream}`}
          choices={streamChoices(known ?? [], address.stream)}
          onChange={(value) => onGo({ stream: value === '*' ? null : value.slice(1) })}
        />
        <SelectField
          label="Time range"
          value={address.range}
          choices={(Object.keys(ranges) as RangeName[]).map((range) => ({ value: range, words: rangeWords[range] }))}
          onChange={(range) => onGo({ range: range as RangeName })}
        />
      </div>
      <TabbedPanels
        label="Ways to look at this group"
        tabs={logTabs.map((tab) => ({ id: tab, label: labels[tab], panel: tab === address.tab ? panels[tab] : null }))}
        chosen={address.tab}
        onChoose={(tab) => onGo({ tab: logTabs.find((each) => each === tab) ?? 'lines' })}
        idBase={idBase}
      />
    </div>
  );
}

/** Without a number until it is known. */
const streamsLabel = (streams: readonly LogStreamSummary[] | undefined): string =>
  streams === undefined ? 'Streams' : `Streams (${streams.length})`;

/** All streams, and each; the one that is chosen too, even where it holds nothing any more. */
function streamChoices(streams: readonly LogStreamSummary[], chosen: string | null) {
  const names = streams.map(({ name }) => name);
  const all = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return [
    { value: '*', words: 'all streams' },
    ...all.map((name) => ({ value: `=${name}`, words: printable(maskedText(name), 80) || '(no name)' })),
  ];
}

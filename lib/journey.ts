/** One stage of a click's journey: where its code lives, and what happens there, in a sentence. */
export interface Stage {
  stage: string;
  home: string;
  says: string;
}

/** The nine stages from a click to a verdict: the map on the screen, and the order a newcomer reads the code in. */
export const journey = [
  { stage: 'click', home: 'app/_classroom', says: 'You press the button, and the browser opens the first span.' },
  { stage: 'route', home: 'app/api', says: 'A practice route answers; the trace came along in a header.' },
  { stage: 'span', home: 'lib/tracing', says: 'OpenTelemetry records each piece of the work as a span.' },
  { stage: 'exporter', home: 'lib/exporters', says: 'The finished spans are sent out over HTTP.' },
  { stage: 'receiver', home: 'lib/receivers', says: 'Spanwalk takes the request apart and answers it.' },
  { stage: 'store', home: 'lib/store', says: 'The spans are written to disk before the sender hears “ok”.' },
  { stage: 'feed', home: 'lib/feed', says: 'What was stored is pushed to every open page.' },
  { stage: 'waterfall', home: 'lib/waterfall', says: 'The spans become rows: who called whom, and for how long.' },
  { stage: 'checker', home: 'lib/checker', says: 'The expectations are held against what arrived.' },
] as const satisfies readonly Stage[];

export type StageName = (typeof journey)[number]['stage'];
